import { AuditPage } from '#console/audit.tsx';
import { consoleWords } from '#console/words.ts';
import type { Instant } from '#core/model.ts';
import type { State } from '#core/workflow/model.ts';
import { stateName } from '#core/workflow/tell.ts';
import type { ConsoleRoute, Visit } from '#functions/console/visit.ts';
import { actorFor } from '#functions/workflow/context.ts';
import type { Lang } from '#ui/language.ts';

const LATEST = 200;
/** People whose records are shown at once, where several have the name. */
const NAMESAKES = 5;

/** 办理记录 by person; that of a submission stands with it. */
export const auditPage: ConsoleRoute = {
  path: '/console/audit',
  get: async (visit) => {
    const { w, person, jurisdiction, lang, query } = visit;
    actorFor(person, 'viewAudit', { jurisdiction });
    const subject = (query.get('subject') ?? '').trim();
    const found = subject === '' ? [] : (await w.people.inJurisdiction(jurisdiction)).filter(isCalled(subject));
    const people = await Promise.all(
      found.slice(0, NAMESAKES).map(async ({ id, name }) => ({ id, name, acts: await actsOf(visit, id) })),
    );
    return { title: consoleWords[lang].audit, body: <AuditPage subject={subject} people={people} /> };
  },
};

const isCalled = (subject: string) => (p: { id: string; name: string }) => p.id === subject || p.name === subject;

type Happened = { kind: string; at: Instant; number: number; state?: State };

async function actsOf({ w, lang }: Visit, id: string) {
  const events = await w.histories.byActor<Happened>(id, LATEST);
  return events.map(({ name, event }) => ({
    id: `${name}/${event.number}`,
    at: event.at,
    what: whatIs(name, event, lang),
    href: hrefOf(name),
  }));
}

const things: Readonly<Record<string, { zh: string; en: string; path: string | null }>> = {
  submission: { zh: '申报', en: 'submission', path: '/console/submissions/' },
  batch: { zh: '批次', en: 'batch', path: '/console/batches/' },
  checkback: { zh: '校核', en: 'check-back', path: '/console/check-backs/' },
  takedown: { zh: '撤下', en: 'takedown', path: '/console/takedowns/' },
  mandate: { zh: '三定', en: 'mandate', path: '/console/mandates/' },
  meeting: { zh: '会议', en: 'meeting', path: '/console/meetings/' },
  importContent: { zh: '接入文件', en: 'file of an import', path: null },
  import: { zh: '接入', en: 'import', path: null },
};

function whatIs(name: string, { kind = 'recorded', state }: Happened, lang: Lang): string {
  const thing = things[name.split('#')[0] ?? '']?.[lang] ?? name;
  return [thing, acts[kind]?.[lang] ?? kind, state ? `→ ${stateName(state)[lang]}` : ''].filter(Boolean).join(' ');
}

function hrefOf(name: string): string | null {
  const [kind = '', id = ''] = name.split('#');
  const path = things[kind]?.path;
  return path ? `${path}${id}` : null;
}

const acts: Readonly<Record<string, { zh: string; en: string }>> = {
  started: { zh: '新建', en: 'started' },
  edited: { zh: '修改', en: 'edited' },
  rebased: { zh: '以新公开的版本为基础', en: 'went on upon a newer release' },
  attached: { zh: '附上文件', en: 'attached a file' },
  detached: { zh: '移除附件', en: 'took a file away' },
  described: { zh: '填写事由', en: 'gave the reason' },
  explained: { zh: '说明提示', en: 'explained warnings' },
  answered: { zh: '答复意见', en: 'answered findings' },
  submitted: { zh: '提交', en: 'submitted' },
  signed: { zh: '签字', en: 'signed' },
  noted: { zh: '保存结论', en: 'stored verdicts' },
  examined: { zh: '查审通过', en: 'passed the examination' },
  sampled: { zh: '保存抽查结论', en: 'stored verdicts' },
  reexamined: { zh: '复审通过', en: 'passed the re-examination' },
  returned: { zh: '退回', en: 'returned' },
  recalled: { zh: '撤回', en: 'recalled' },
  cancelled: { zh: '撤销', en: 'cancelled' },
  noticeOpened: { zh: '开始公示', en: 'opened the notice' },
  noticeExtended: { zh: '延长公示', en: 'extended the notice' },
  objectionDecided: { zh: '决定异议', en: 'decided an objection' },
  accepted: { zh: '接收汇总', en: 'accepted into a batch' },
  cleared: { zh: '保密审查通过', en: 'cleared as holding no secret' },
  decided: { zh: '登记决定', en: 'recorded a decision' },
  approved: { zh: '审定', en: 'approved' },
  published: { zh: '公开', en: 'published' },
  takenDown: { zh: '撤下', en: 'took down' },
  takedownConfirmed: { zh: '复核撤下', en: 'confirmed the takedown' },
  created: { zh: '新建', en: 'created' },
  added: { zh: '加入申报', en: 'added a submission' },
  removed: { zh: '移出申报', en: 'removed a submission' },
  ordered: { zh: '下令', en: 'ordered' },
  confirmed: { zh: '复核', en: 'confirmed' },
  recorded: { zh: '登记', en: 'recorded' },
  convened: { zh: '登记会议', en: 'recorded' },
  minuted: { zh: '保存纪要', en: 'wrote minutes' },
};
