import { HeldInMeeting } from '#console/held-in.tsx';
import { namedWithDigest } from '#console/submission/evidence.tsx';
import { labelOf } from '#core/codes/code-list.ts';
import { changeReason, takedownReason } from '#core/codes/lists.ts';
import { steps } from '#core/workflow/definition.ts';
import { type Actor, actingName, type SubmissionEvent } from '#core/workflow/model.ts';
import { stateName } from '#core/workflow/state-names.ts';
import { formatDate } from '#ui/format.ts';
import { defineWords, type Lang, useLang, useWords } from '#ui/language.ts';
import { Timeline } from '#ui/timeline.tsx';

const words = defineWords({
  zh: {
    title: '办理过程',
    system: '系统',
    public: '公众',
    started: '新建申报',
    edited: (part: string) => `修改了${part}`,
    rebased: (n: number) => `核对了新公开的第 ${n} 版，以其为基础继续`,
    attached: (file: string) => `附上文件：${file}`,
    detached: (file: string) => `移除附件：${file}`,
    described: (reason: string) => `填写变更事由：${reason}`,
    explained: (n: number) => `说明了 ${n} 条提示`,
    answered: (n: number) => `答复了 ${n} 条意见`,
    submitted: '提交',
    signed: (step: string) => step,
    noted: '保存了核对结论',
    examined: '查审通过',
    sampled: '保存了抽查结论',
    reexamined: '复审通过',
    returned: (from: string) => `在“${from}”退回`,
    recalled: '撤回修改',
    cancelled: '撤销申报',
    noticeOpened: (ends: string) => `开始公示，至${ends}`,
    noticeExtended: (ends: string) => `公示延长至${ends}`,
    objected: '提出异议',
    noticeClosed: (n: number) => (n === 0 ? '公示期满无异议' : `公示期满，${n} 项异议待决定`),
    upheld: '异议成立',
    notUpheld: '异议不成立',
    accepted: '接收汇总，加入批次',
    cleared: '保密审查通过',
    approved: '领导小组审定',
    published: (n: number) => `第 ${n} 版上网公开`,
    superseded: '被新版本取代',
    takenDown: (reason: string) => `撤下已公开的内容，原因：${reason}`,
    takedownConfirmed: '复核确认撤下',
    takedown: '查看撤下',
    policy: (v: string) => `依据规则版本：${v}`,
  },
  en: {
    title: 'History',
    system: 'The clock',
    public: 'The public',
    started: 'started the submission',
    edited: (part: string) => `changed ${part}`,
    rebased: (n: number) => `checked release ${n}, published since, and went on upon it`,
    attached: (file: string) => `attached a file: ${file}`,
    detached: (file: string) => `took a file away: ${file}`,
    described: (reason: string) => `gave the reason: ${reason}`,
    explained: (n: number) => `explained ${n} warnings`,
    answered: (n: number) => `answered ${n} findings`,
    submitted: 'submitted it',
    signed: (step: string) => step,
    noted: 'stored verdicts',
    examined: 'passed the examination',
    sampled: 'stored verdicts on the sample',
    reexamined: 'passed the re-examination',
    returned: (from: string) => `returned it at “${from}”`,
    recalled: 'recalled it',
    cancelled: 'cancelled it',
    noticeOpened: (ends: string) => `notice opened, until ${ends}`,
    noticeExtended: (ends: string) => `notice extended until ${ends}`,
    objected: 'objected',
    noticeClosed: (n: number) => (n === 0 ? 'notice over, no objection' : `notice over, ${n} objections to be decided`),
    upheld: 'objection upheld',
    notUpheld: 'objection not upheld',
    accepted: 'added it to a batch',
    cleared: 'cleared by the secrecy reviewer',
    approved: 'approved by the leading group',
    published: (n: number) => `published as release ${n}`,
    superseded: 'superseded by a newer one',
    takenDown: (reason: string) => `took down what was published; reason: ${reason}`,
    takedownConfirmed: 'confirmed the takedown',
    takedown: 'See the takedown',
    policy: (v: string) => `under these versions: ${v}`,
  },
});

/** Rules that an event names its versions of. */
const policyNames = defineWords({
  zh: { workflow: '程序', clocks: '期限', calendar: '工作日', examination: '查审规则' },
  en: { workflow: 'procedure', clocks: 'deadlines', calendar: 'working days', examination: 'examination' },
});

/** What the parts of a document are called. */
export const partNames = defineWords({
  zh: {
    unit: '单位信息',
    posts: '编制与实有人数',
    leadership: '领导职数',
    staff: '在编人员',
    documents: '依据文件',
    evidence: '附件',
  },
  en: {
    unit: 'the unit',
    posts: 'posts and strength',
    leadership: 'leading posts',
    staff: 'staff',
    documents: 'documents',
    evidence: 'attached files',
  },
});

/** The submission's own history, newest last; what an edit or a return has voided is struck through. */
export function History({ events }: { events: readonly SubmissionEvent[] }) {
  const t = useWords(words);
  const lang = useLang();
  const voidedBefore = events.findLast(voids)?.number ?? 0;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t.title}</h2>
      <Timeline
        entries={events.map((event) => ({
          id: String(event.number),
          at: event.at,
          who: whoIs(event.by, lang),
          what: whatIs(event, lang),
          more: moreOf(event, lang),
          voided: isAct(event) && event.number < voidedBefore,
        }))}
      />
    </section>
  );
}

const isAct = ({ kind }: SubmissionEvent) =>
  kind === 'signed' || kind === 'examined' || kind === 'reexamined' || kind === 'cleared' || kind === 'approved';

const voids = (event: SubmissionEvent): boolean =>
  event.kind === 'recalled' ||
  event.kind === 'returned' ||
  event.kind === 'edited' ||
  event.kind === 'rebased' ||
  event.kind === 'attached' ||
  event.kind === 'detached' ||
  (event.kind === 'objectionDecided' && event.upheld);

const whoIs = (by: Actor, lang: Lang): string => (by.kind === 'person' ? actingName(by) : words[lang][by.kind]);

function whatIs(event: SubmissionEvent, lang: Lang): string {
  const t = words[lang];
  switch (event.kind) {
    case 'edited': {
      const part: string | undefined = partNames[lang][event.part as keyof (typeof partNames)['zh']];
      return t.edited(part ?? event.part);
    }
    case 'rebased':
      return t.rebased(event.base.release);
    case 'attached':
    case 'detached':
      return t[event.kind](namedWithDigest(event.evidence));
    case 'described':
      return t.described(labelOf(changeReason, event.reason)[lang]);
    case 'explained':
      return t.explained(Object.keys(event.explanations).length);
    case 'answered':
      return t.answered(Object.keys(event.answers).length);
    case 'signed':
      return t.signed(steps[event.step][lang]);
    case 'returned':
      return t.returned(stateName(event.from)[lang]);
    case 'noticeOpened':
      return t.noticeOpened(formatDate(event.ends, lang));
    case 'noticeExtended':
      return t.noticeExtended(formatDate(event.ends, lang));
    case 'noticeClosed':
      return t.noticeClosed(event.objections);
    case 'objectionDecided':
      return event.upheld ? t.upheld : t.notUpheld;
    case 'published':
      return t.published(event.release);
    case 'takenDown':
      return t.takenDown(labelOf(takedownReason, event.reason)[lang]);
    default:
      return t[event.kind];
  }
}

function moreOf(event: SubmissionEvent, lang: Lang) {
  const t = words[lang];
  const names = policyNames[lang];
  const versions = Object.entries(event.policy).map(
    ([rule, version]) => `${names[rule as keyof typeof names]} ${version}`,
  );
  const policy = <p class="hint">{t.policy(versions.join(' · '))}</p>;
  switch (event.kind) {
    case 'returned':
      return (
        <>
          <p>{event.reason}</p>
          {event.findings.length > 0 && (
            <ol>
              {event.findings.map((f) => (
                <li key={f.text}>{f.text}</li>
              ))}
            </ol>
          )}
        </>
      );
    case 'recalled':
    case 'cancelled':
    case 'noticeExtended':
      return <p>{event.reason}</p>;
    case 'objected':
      return <p>{event.objection.text}</p>;
    case 'objectionDecided':
      return (
        <p>
          {event.reason} — <HeldInMeeting meeting={event.meeting} />
        </p>
      );
    case 'takenDown':
    case 'takedownConfirmed':
      return (
        <p>
          {event.kind === 'takenDown' ? event.text : event.note}{' '}
          <a href={`/console/takedowns/${event.takedown}`}>{t.takedown}</a>
        </p>
      );
    case 'examined':
    case 'reexamined':
    case 'submitted':
    case 'noticeOpened':
    case 'cleared':
    case 'approved':
      return policy;
    default:
      return undefined;
  }
}
