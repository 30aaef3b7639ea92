import type { Label } from '#core/codes/code-list.ts';

/** 错误 blocks a submission; 警告 needs an explanation that later steps show. */
export type Severity = 'error' | 'warning';

/** A rule of the examination: a question to the unit, never a published accusation. */
export type ExaminationRule = {
  /** Stable: explanations and statistics rest on it. */
  id: string;
  severity: Severity;
  /** Article, standard or practice. */
  source: string;
  label: Label;
  /** Why it matters, and what to do next. */
  explanation: Label;
};
