import type { LocalDate } from '#core/model.ts';
import type { Happening, State, Submission } from '#core/workflow/model.ts';
import { publicTextRefusals } from '#core/workflow/public-text.ts';
import { dayRefusals, type Refusal, reasonRefusals, refusal } from '#core/workflow/refusal.ts';
import { entering, hand, lookedUp, next, type Rules } from '#core/workflow/rule.ts';

type Notice = 'object' | 'extendNotice' | 'closeNotice' | 'decideObjection';

/** Objections that one notice takes in writing here: the submission must stay small enough to be written. */
const MOST = 1_000;
const tooMany = refusal(
  'noticeOver',
  `本公示的异议已达 ${MOST} 项，请拨打 12310 提出`,
  `This notice has ${MOST} objections already; telephone 12310 to object`,
);

const afterTheEnd = { zh: '须晚于原定截止日', en: 'It must lie after the present end' };

/** Whoever objects knows of the notice alone, and nothing of the steps behind it. */
const ended = (ends: LocalDate) =>
  refusal(
    'noticeOver',
    `公示期已于 ${ends} 结束，不能再提出异议。如认为内容有误，请拨打 12310 反映`,
    `The notice ended on ${ends}; objections are closed. If you think that something in it is wrong, telephone 12310`,
  );

const withdrawn: readonly State[] = ['draft', 'signing:1', 'signing:2', 'signing:3', 'examining', 'returned'];

/** Why nobody may object to what once was on notice; nothing for what never was. */
function closedFor({ state, notice }: Submission): Refusal | undefined {
  if (!notice) return undefined;
  if (state === 'cancelled')
    return refusal(
      'noticeOver',
      '申报已撤销，公示的内容不会公开，不再接受异议',
      'The submission has been cancelled: what was on notice will not be published, and objections are closed',
    );
  if (!withdrawn.includes(state)) return ended(notice.ends);
  return refusal(
    'noticeOver',
    '公示的内容已退回单位修改，不再接受异议；修改后重新公示，届时请再提出',
    'What was on notice went back to the unit to be changed; it will be on notice anew, and you may object then',
  );
}

/** 公示与异议: anyone may object while the notice runs; what is objected to is decided before anything goes on. */
export const noticeRules: Rules<Notice> = {
  object: {
    from: ['notice'],
    elsewhere: closedFor,
    rule: (s, { objection }, { day }) => ({
      refusals: [
        ...(s.notice && day > s.notice.ends ? [ended(s.notice.ends)] : []),
        ...(s.objections.length < MOST ? [] : [tooMany]),
      ],
      happened: () =>
        s.objections.some((o) => o.id === objection.id) ? [] : [{ kind: 'objected', objection, state: s.state }],
    }),
  },
  extendNotice: {
    from: ['notice'],
    rule: (s, { ends, reason }, { day }, by) => ({
      refusals: [
        ...hand(s, by, 'notice'),
        ...reasonRefusals(reason),
        ...publicTextRefusals(reason, 'reason'),
        // What the public has read to be over is not opened again behind its back.
        ...(s.notice && day <= s.notice.ends
          ? []
          : [refusal('noticeOver', '公示期已满，不能再延长', 'The notice is over; it can no longer be extended')]),
        ...dayRefusals(ends, 'ends', s.notice?.ends ?? day, afterTheEnd),
      ],
      happened: () => [{ kind: 'noticeExtended', ends, reason, state: s.state }],
    }),
  },
  closeNotice: {
    from: ['notice'],
    rule: (s, _, facts) => ({
      refusals:
        s.notice && facts.day > s.notice.ends
          ? []
          : [refusal('wrongState', '公示期未满', 'The notice is not over yet')],
      happened: () => {
        const open = undecided(s);
        return open > 0
          ? [{ kind: 'noticeClosed', objections: open, state: 'objections' }]
          : entering(facts, { kind: 'noticeClosed', objections: 0, state: next(facts, 'notice') });
      },
    }),
  },
  decideObjection: {
    from: ['notice', 'objections'],
    rule: (s, { kind: _, ...decision }, facts, by) => {
      const objection = s.objections.find((o) => o.id === decision.objection);
      const meeting = lookedUp(facts.meeting, 'meeting');
      return {
        refusals: [
          ...hand(s, by, 'notice'),
          ...reasonRefusals(decision.reason),
          ...publicTextRefusals(decision.reason, 'reason'),
          ...publicTextRefusals(meeting.title, 'meeting'),
          ...(objection ? [] : [refusal('unknownObjection', '没有这项异议', 'There is no such objection')]),
          ...(objection?.decision
            ? [refusal('alreadyDecided', '这项异议已有决定', 'This objection has been decided')]
            : []),
        ],
        happened: () => {
          const happened = (state: State): Happening => ({ kind: 'objectionDecided', ...decision, meeting, state });
          // Every objector is owed an answer, so nothing moves before the last one is decided.
          if (undecided(s) > 1) return [happened(s.state)];
          if (decision.upheld || s.objections.some((o) => o.decision?.upheld)) return [happened('returned')];
          return s.state === 'objections' ? entering(facts, happened(next(facts, 'notice'))) : [happened(s.state)];
        },
      };
    },
  },
};

const undecided = ({ objections }: Submission): number => objections.filter((o) => o.decision === null).length;
