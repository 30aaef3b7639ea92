import type * as z from 'zod';

const types: Readonly<Record<string, string>> = {
  string: '文本 · a text',
  number: '数字 · a number',
  int: '整数 · a whole number',
  boolean: 'true 或 false · true or false',
  array: '列表 · a list',
  object: '对象 · an object',
};

const formats: Readonly<Record<string, string>> = {
  date: '须为日期，如 2026-11-23 · A date such as 2026-11-23',
  datetime: '须为 RFC 3339 时刻 · An RFC 3339 instant',
  regex: '格式不符 · Not in the form that is asked for',
};

/** What is wrong, Chinese first, where the schema has no words of its own for it. */
export function faultWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '必填 · Required' : `须为${types[issue.expected] ?? ` ${issue.expected}`}`;
    case 'invalid_value':
      return `须为其中之一 · One of: ${issue.values.join(', ')}`;
    case 'invalid_format':
      return formats[issue.format] ?? formats.regex;
    case 'too_small':
      return issue.minimum === 1 && issue.origin !== 'number'
        ? '不能为空 · Not empty'
        : `不能小于 ${issue.minimum} · At least ${issue.minimum}`;
    case 'too_big':
      return `不能超过 ${issue.maximum} · At most ${issue.maximum}`;
    case 'unrecognized_keys':
      return '没有这个参数 · Unknown parameter';
    default:
      return undefined;
  }
}
