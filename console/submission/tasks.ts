import type { ExaminationFinding } from '#core/examination/findings.ts';
import type { ReleaseDocument } from '#core/model.ts';
import { evidenceOf } from '#core/workflow/evidence.ts';
import type { Submission } from '#core/workflow/model.ts';
import { defineWords, type Lang } from '#ui/language.ts';
import type { Task } from '#ui/task-list.tsx';

const words = defineWords({
  zh: {
    unit: '单位信息',
    posts: '编制数与实有人数',
    leadership: '领导职数',
    staff: '人员',
    documents: '依据文件',
    evidence: '附件',
    reason: '变更事由',
    check: '检查并提交',
    rebase: '核对新公开的版本',
    first: '须先核对',
    filled: '已填写',
    empty: '未填写',
    persons: (n: number) => `${n} 名`,
    rows: (n: number) => `${n} 项`,
    files: (n: number) => `${n} 个`,
    noFiles: '未附',
    errors: (n: number) => `${n} 处须更正`,
    open: (n: number) => `${n} 处待说明或答复`,
    ready: '可以提交',
  },
  en: {
    unit: 'Unit',
    posts: 'Posts and strength',
    leadership: 'Leading posts',
    staff: 'Staff',
    documents: 'Documents it rests on',
    evidence: 'Attached files',
    reason: 'Reason for the change',
    check: 'Check and submit',
    rebase: 'Check the newer release',
    first: 'To be done first',
    filled: 'Filled in',
    empty: 'Not filled in',
    persons: (n: number) => (n === 1 ? '1 person' : `${n} persons`),
    rows: (n: number) => (n === 1 ? '1 row' : `${n} rows`),
    files: (n: number) => (n === 1 ? '1 file' : `${n} files`),
    noFiles: 'None',
    errors: (n: number) => `${n} to correct`,
    open: (n: number) => `${n} to explain or answer`,
    ready: 'Ready to submit',
  },
});

type Entry = {
  submission: Submission;
  document: ReleaseDocument;
  findings: readonly ExaminationFinding[];
  /** The release that has been published since it began, if any. */
  newer: number | undefined;
};

/** The parts of a submission as a list of tasks, with how far each is. */
export function entryTasks({ submission: s, document, findings, newer }: Entry, lang: Lang): Task[] {
  const t = words[lang];
  const at = (page: string) => `/console/submissions/${s.id}/${page}`;
  const count = (n: number, text: string): Task['status'] =>
    n > 0 ? { kind: 'good', text } : { kind: 'neutral', text: t.empty };
  const files = evidenceOf(s).length;
  const errors = findings.filter((f) => f.severity === 'error').length;
  const open =
    findings.filter((f) => f.severity === 'warning' && !s.explanations[f.key]).length +
    s.findings.filter((f) => !f.answer).length;
  return [
    ...(newer === undefined
      ? []
      : [{ id: 'rebase', title: t.rebase, href: at('rebase'), status: { kind: 'bad', text: t.first } } as const]),
    { id: 'unit', title: t.unit, href: at('unit'), status: count(document.unit.duties.length, t.filled) },
    {
      id: 'posts',
      title: t.posts,
      href: at('posts'),
      status: count(document.grants.length, t.rows(document.grants.length)),
    },
    {
      id: 'leadership',
      title: t.leadership,
      href: at('leadership'),
      status: count(document.leadership.length, t.rows(document.leadership.length)),
    },
    {
      id: 'staff',
      title: t.staff,
      href: at('staff'),
      status: count(document.staff.length, t.persons(document.staff.length)),
    },
    {
      id: 'documents',
      title: t.documents,
      href: at('documents'),
      status: count(document.documents.length, t.rows(document.documents.length)),
    },
    {
      id: 'evidence',
      title: t.evidence,
      href: at('evidence'),
      status: files > 0 ? { kind: 'good', text: t.files(files) } : { kind: 'neutral', text: t.noFiles },
    },
    { id: 'reason', title: t.reason, href: at('reason'), status: count(s.reason ? 1 : 0, t.filled) },
    {
      id: 'check',
      title: t.check,
      href: at('check'),
      status:
        errors > 0
          ? { kind: 'bad', text: t.errors(errors) }
          : open > 0
            ? { kind: 'warning', text: t.open(open) }
            : { kind: 'current', text: t.ready },
    },
  ];
}
