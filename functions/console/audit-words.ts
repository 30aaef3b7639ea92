import type { Label } from '#core/codes/code-list.ts';
import { settingKinds } from '#core/settings/model.ts';
import { stateName } from '#core/workflow/state-names.ts';
import type { ActKind, AuditRecord } from '#functions/workflow/audit.ts';
import type { Lang } from '#ui/language.ts';

/** What an act did to what, in words. */
export function actWords({ thing, act, state }: AuditRecord, lang: Lang): string {
  const [kind = '', id = ''] = thing.split('#');
  const what = things[kind]?.[lang] ?? kind;
  const setting = kind === 'setting' ? Object.entries(settingKinds).find(([k]) => k === id)?.[1][lang] : undefined;
  return [setting ?? what, acts[act][lang], state ? `→ ${stateName(state)[lang]}` : ''].filter(Boolean).join(' ');
}

/** Where what it was done to can be seen; null where it has no page. */
export function thingPath(thing: AuditRecord['thing']): string | null {
  const [kind = '', id = ''] = thing.split('#');
  const path = things[kind]?.path;
  return path ? `/console/${path}/${encodeURIComponent(id)}` : null;
}

const things: Readonly<Record<string, Label & { path: string | null }>> = {
  submission: { zh: '申报', en: 'submission', path: 'submissions' },
  batch: { zh: '批次', en: 'batch', path: 'batches' },
  checkback: { zh: '校核', en: 'check-back', path: 'check-backs' },
  takedown: { zh: '撤下', en: 'takedown', path: 'takedowns' },
  mandate: { zh: '三定', en: 'mandate', path: 'mandates' },
  meeting: { zh: '会议', en: 'meeting', path: 'meetings' },
  registration: { zh: '名册登记', en: 'registration', path: 'units' },
  confirmation: { zh: '无变化', en: 'confirmation that nothing changed', path: 'units' },
  importContent: { zh: '接入文件', en: 'file of an import', path: null },
  import: { zh: '接入', en: 'import', path: null },
  account: { zh: '账号', en: 'account', path: 'people' },
  setting: { zh: '规则', en: 'rule', path: 'settings' },
  policy: { zh: '制度文件', en: 'policy document', path: 'policies' },
};

const acts: Readonly<Record<ActKind, Label>> = {
  started: { zh: '新建', en: 'started' },
  edited: { zh: '修改', en: 'edited' },
  rebased: { zh: '以新公开的版本为基础', en: 'went on upon a newer release' },
  described: { zh: '填写事由', en: 'gave the reason' },
  attached: { zh: '附上文件', en: 'attached a file' },
  detached: { zh: '移除附件', en: 'took a file away' },
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
  noticeClosed: { zh: '公示期满', en: 'closed the notice' },
  objected: { zh: '提出异议', en: 'objected' },
  superseded: { zh: '被新公开的版本取代', en: 'gave way to a newer release' },
  effective: { zh: '记入账本', en: 'put onto the ledger' },
  lapsed: { zh: '未生效：其间另有公开', en: 'let lapse: something else was published meanwhile' },
  raised: { zh: '提出', en: 'raised' },
  told: { zh: '记入账本', en: 'told the ledger' },
  created: { zh: '新建', en: 'created' },
  added: { zh: '加入申报', en: 'added a submission' },
  removed: { zh: '移出申报', en: 'removed a submission' },
  ordered: { zh: '下令', en: 'ordered' },
  confirmed: { zh: '复核确认', en: 'confirmed' },
  recorded: { zh: '登记', en: 'recorded' },
  convened: { zh: '登记会议', en: 'recorded' },
  minuted: { zh: '保存纪要', en: 'wrote minutes' },
};
