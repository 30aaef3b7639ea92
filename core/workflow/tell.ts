import { type Label, labelOf } from '#core/codes/code-list.ts';
import { takedownReason } from '#core/codes/work-lists.ts';
import type { PersonId } from '#core/people.ts';
import { actingName, type Submission, type SubmissionEvent } from '#core/workflow/model.ts';
import { stateName } from '#core/workflow/state-names.ts';

/** `place`: what a later message of the same takes the place of, where there may be very many. */
export type Tidings = { to: PersonId[]; text: Label; place?: string };

/** Who is told of an event, and in which words; nobody is told of what they did themselves. */
export function tidingsOf(before: Submission, event: SubmissionEvent): Tidings | undefined {
  const text = wordsOf(before, event);
  if (!text) return undefined;
  const self = event.by.kind === 'person' ? event.by.id : '';
  const to = [...new Set(before.hands.map((h) => h.person))].filter((person) => person !== self);
  if (to.length === 0) return undefined;
  // Anyone may object, a thousand times: all objections to one notice are one message.
  return event.kind === 'objected' ? { to, text, place: `objections#${before.notice?.round ?? 0}` } : { to, text };
}

function wordsOf(s: Submission, event: SubmissionEvent): Label | undefined {
  const who = event.by.kind === 'person' ? actingName(event.by) : '';
  const unit = s.unitName;
  switch (event.kind) {
    case 'returned':
      // Nobody returns it: it cannot be published as approved, and the reason says why.
      if (event.by.kind === 'system')
        return {
          zh: `${unit}：不能按审定内容公开，已退回，已签字作废。${event.reason}`,
          en: `${unit}: cannot be published as approved and is returned; signatures are void. ${event.reason}`,
        };
      return {
        zh: `${unit}：${who}在“${stateName(event.from).zh}”退回，已签字作废。理由：${event.reason}`,
        en: `${unit}: returned by ${who} at “${stateName(event.from).en}”; signatures are void. Reason: ${event.reason}`,
      };
    case 'recalled':
      return {
        zh: `${unit}：${who}撤回修改，已签字作废。理由：${event.reason}`,
        en: `${unit}: recalled by ${who} to be edited; signatures are void. Reason: ${event.reason}`,
      };
    case 'cancelled':
      return {
        zh: `${unit}：${who}撤销了申报。理由：${event.reason}`,
        en: `${unit}: cancelled by ${who}. Reason: ${event.reason}`,
      };
    case 'noticeExtended':
      return {
        zh: `${unit}：${who}将公示延长至 ${event.ends}。理由：${event.reason}`,
        en: `${unit}: ${who} extended the notice until ${event.ends}. Reason: ${event.reason}`,
      };
    case 'objected': {
      const count = s.objections.length + 1;
      const newest = shortened(event.objection.text);
      return {
        zh: `${unit}：公示期间收到异议 ${count} 项，最近一项：${newest}`,
        en: `${unit}: ${count} raised during the notice; the newest objection: ${newest}`,
      };
    }
    case 'objectionDecided': {
      const decided = event.upheld
        ? { zh: '异议成立，已签字作废', en: 'an objection was upheld; signatures are void' }
        : { zh: '异议不成立', en: 'an objection was not upheld' };
      const next =
        event.state === 'returned'
          ? { zh: '；申报退回修改', en: '; the submission is returned to be changed' }
          : { zh: '', en: '' };
      return {
        zh: `${unit}：${decided.zh}${next.zh}。理由：${event.reason}`,
        en: `${unit}: ${decided.en}${next.en}. Reason: ${event.reason}`,
      };
    }
    case 'published':
      return { zh: `${unit}：第 ${event.release} 版已公开`, en: `${unit}: release ${event.release} is published` };
    case 'takenDown': {
      const { zh, en } = labelOf(takedownReason, event.reason);
      return {
        zh: `${unit}：${who}撤下了已公开的第 ${s.release} 版，原因：${zh}。${event.text}`,
        en: `${unit}: ${who} took down release ${s.release}, which was published; reason: ${en}. ${event.text}`,
      };
    }
    case 'takedownConfirmed':
      return {
        zh: `${unit}：${who}复核确认了第 ${s.release} 版的撤下。${event.note}`,
        en: `${unit}: ${who} confirmed the takedown of release ${s.release}. ${event.note}`,
      };
    default:
      return undefined;
  }
}

/** The beginning of a text that anyone may have written, at any length. */
function shortened(text: string): string {
  const characters = [...text];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : text;
}
const SHOWN = 100;
