import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseForm } from '#ui/form/parse-form.ts';
import { schemaFields } from '#ui/form/schema-fields.ts';

const schema = z.object({
  name: z.string().max(10).meta({ title: '单位名称 · Name' }),
  posts: z.number().int().min(0).meta({ title: '编制数 · Posts' }),
  from: z.iso.date().optional().meta({ title: '生效日期 · From' }),
  type: z.enum(['administrative', 'institution']).meta({ title: '类型 · Type' }),
  parts: z
    .array(z.enum(['a', 'b']))
    .min(1)
    .meta({ title: '内容 · Parts' }),
  sure: z.boolean().meta({ title: '已核对 · Checked' }),
  file: z.file().optional().meta({ title: '附件 · File', accept: '.csv' }),
  reason: z
    .string()
    .min(10, '理由不少于 10 个字 · At least 10 characters')
    .max(500)
    .optional()
    .meta({ title: '理由 · Reason', description: '会公开 · Will be public' }),
});

const posted = (fields: Record<string, string | string[]>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one);
  return form;
};

const right = { name: '财政局', posts: '12', type: 'administrative', parts: ['a'] };

describe('A posted form', () => {
  it('is read into what its schema describes', () => {
    const parsed = parseForm(
      schema,
      posted({ ...right, parts: ['a', 'b'], sure: 'true', from: '2026-11-23', other: 'x' }),
    );
    expect(parsed).toMatchObject({
      ok: true,
      data: { name: '财政局', posts: 12, from: '2026-11-23', type: 'administrative', parts: ['a', 'b'], sure: true },
    });
  });

  it.each([
    ['１２', 12],
    ['1,200', 1200],
    [' 0 ', 0],
  ])('takes the figure “%s” as people write it', (posts, number) => {
    expect(parseForm(schema, posted({ ...right, posts }))).toMatchObject({ ok: true, data: { posts: number } });
  });

  it.each(['2026年3月1日', '2026/3/1', '2026.03.01', '２０２６-3-1'])('takes the day %s as people write it', (from) => {
    expect(parseForm(schema, posted({ ...right, from }))).toMatchObject({ ok: true, data: { from: '2026-03-01' } });
  });

  it('takes an empty optional field as not given, and a box without a tick as no', () => {
    const parsed = parseForm(schema, posted({ ...right, from: '', reason: '  ' }));
    expect(parsed.ok && parsed.data).toEqual({
      name: '财政局',
      posts: 12,
      type: 'administrative',
      parts: ['a'],
      sure: false,
    });
  });

  it('takes a chosen file, and none where none was chosen', () => {
    const form = posted(right);
    form.append('file', new File(['a,b'], '人员.csv'));
    const parsed = parseForm(schema, form);
    expect(parsed.ok && parsed.data.file?.name).toBe('人员.csv');
    const none = posted(right);
    none.append('file', new File([], ''));
    expect(parseForm(schema, none)).toMatchObject({ ok: true });
  });

  it('names every field at fault once, in the order of the form, in both languages, and keeps what was typed', () => {
    const parsed = parseForm(
      schema,
      posted({ name: ' ', posts: '许多', from: '2026-13-01', type: 'x', reason: '太短' }),
    );
    expect(parsed).toEqual({
      ok: false,
      errors: {
        name: { zh: '“单位名称”必须填写', en: '“Name” must be filled in' },
        posts: { zh: '“编制数”须为数字，如 12', en: '“Posts” must be a number, such as 12' },
        from: { zh: '“生效日期”须为日期，如 2026-11-23', en: '“From” must be a date, such as 2026-11-23' },
        type: { zh: '“类型”请从所列选项中选择', en: '“Type” must be one of the options listed' },
        parts: { zh: '“内容”至少选择 1 项', en: '“Parts” needs at least 1 ticked' },
        reason: { zh: '理由不少于 10 个字', en: 'At least 10 characters' },
      },
      values: { name: ' ', posts: '许多', from: '2026-13-01', type: 'x', parts: [], sure: [], reason: '太短' },
    });
  });

  it.each([
    [{ posts: '-1' }, 'posts', '“编制数”不能小于 0'],
    [{ posts: '1.5' }, 'posts', '“编制数”须为整数，如 12'],
    [{ name: '很长很长很长很长很长的名称' }, 'name', '“单位名称”不能超过 10 个字'],
    [{ type: '' }, 'type', '“类型”必须选择'],
  ] as const)('says what is wrong with %o', (fields, name, words) => {
    const parsed = parseForm(schema, posted({ ...right, ...fields }));
    expect(parsed.ok ? undefined : parsed.errors[name]?.zh).toBe(words);
  });

  it('bears a fault of the whole form at its first field', () => {
    const together = schema.refine(({ name, posts }) => name !== '' && posts < 5, '编制数与批文不符 · Not as approved');
    const parsed = parseForm(together, posted(right));
    expect(parsed.ok ? undefined : parsed.errors).toEqual({ name: { zh: '编制数与批文不符', en: 'Not as approved' } });
  });
});

describe('A schema as a form', () => {
  it('asks for each field in its own way, labelled and explained in both languages', () => {
    const fields = schemaFields(schema);
    expect(fields.map(({ kind }) => kind)).toEqual([
      'text',
      'number',
      'date',
      'choice',
      'choices',
      'yes',
      'file',
      'long',
    ]);
    expect(fields.at(-1)).toMatchObject({
      label: { zh: '理由', en: 'Reason' },
      hint: { zh: '会公开', en: 'Will be public' },
      optional: true,
    });
  });

  it('asks for files whose names end as they may', () => {
    expect(schemaFields(schema).find(({ kind }) => kind === 'file')).toMatchObject({ accept: '.csv' });
  });

  it('refuses a type that no form can ask for', () => {
    expect(() => schemaFields(z.object({ deep: z.object({}) }))).toThrow('deep');
  });
});
