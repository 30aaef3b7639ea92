import type * as z from 'zod';
import type { SchemaField } from '#ui/form/schema-fields.ts';

/**
 * What is wrong with a field and how to put it right, `中文 · English`, where the schema has no words of its own. The name of the
 * field is part of it: in the summary it stands alone.
 */
export function fieldFault(issue: z.core.$ZodRawIssue, fields: readonly SchemaField[]): string | undefined {
  const field = fields.find(({ name }) => name === issue.path?.[0]);
  if (!field) return undefined;
  const { zh, en } = field.label;
  const say = (chinese: string, english: string) => `“${zh}”${chinese} · “${en}” ${english}`;
  if (issue.input === undefined) return say(`必须${verb(field).zh}`, `must be ${verb(field).en}`);
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'int') return say('须为整数，如 12', 'must be a whole number, such as 12');
      return issue.expected === 'number' ? say('须为数字，如 12', 'must be a number, such as 12') : say(...wrong);
    case 'invalid_value':
      return say('请从所列选项中选择', 'must be one of the options listed');
    case 'invalid_format':
      return field.kind === 'date'
        ? say('须为日期，如 2026-11-23', 'must be a date, such as 2026-11-23')
        : say('格式不符', 'is not in the form that is asked for');
    case 'too_small':
      return tooSmall(issue, say);
    case 'too_big':
      return tooBig(issue, say);
    default:
      return say(...wrong);
  }
}

const wrong = ['填写有误', 'is not right'] as const;

type Say = (chinese: string, english: string) => string;

function tooSmall({ origin, minimum }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>, say: Say): string {
  if (origin === 'string') return say(`不能少于 ${minimum} 个字`, `must have at least ${minimum} characters`);
  if (origin === 'array') return say(`至少选择 ${minimum} 项`, `needs at least ${minimum} ticked`);
  return say(`不能小于 ${minimum}`, `must be at least ${minimum}`);
}

function tooBig({ origin, maximum }: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>, say: Say): string {
  if (origin === 'string') return say(`不能超过 ${maximum} 个字`, `must have at most ${maximum} characters`);
  if (origin === 'array') return say(`至多选择 ${maximum} 项`, `takes at most ${maximum} ticked`);
  if (origin === 'file') return say(`不能超过 ${maximum} 字节`, `must have at most ${maximum} bytes`);
  return say(`不能大于 ${maximum}`, `must be at most ${maximum}`);
}

const verb = ({ kind }: SchemaField) =>
  kind === 'choice' || kind === 'choices' || kind === 'file'
    ? { zh: '选择', en: 'chosen' }
    : { zh: '填写', en: 'filled in' };
