import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { releaseDocument as schema } from '#contract/responses/model.ts';
import { catalogue } from '#core/catalogue.ts';
import { narrowableFields, narrowedIn, narrowedWords, wholeCatalogue } from '#core/narrowing.ts';
import { releaseUnder } from '#core/release.ts';
import { valueFaults } from '#core/settings/value-faults.ts';
import { people, registration, release, unitFile } from '#test/support/county.ts';

const all = Object.fromEntries(narrowableFields.map((field) => [field, 'internal'] as const));
const document = release(
  '420923',
  unitFile(registration(1), people(2, { department: '办公室', level: '一级科员' }), {
    unit: { ...unitFile(registration(1), []).unit, funding: 'fullBudget', address: '建设路 1 号' },
    documents: [
      {
        number: '测编发〔2025〕1号',
        title: '关于核定编制的通知',
        issuer: '测试县委编委',
        date: '2025-01-01',
        effective: '2025-01-02',
      },
    ],
  }),
);
const sourceOf = (id: string) => catalogue.fields.find((field) => field.id === id)?.source ?? '';

describe('What a county may narrow', () => {
  const { unit, documents, grants, leadership, staff } = schema.shape;
  const records = {
    unit,
    document: documents.element,
    grant: grants.element,
    leadership: leadership.element,
    staff: staff.element,
  };
  const optional = Object.entries(records).flatMap(([record, { shape }]) =>
    Object.entries(shape).flatMap(([field, type]) => ((type as z.ZodType).isOptional() ? [`${record}.${field}`] : [])),
  );

  it('is of what the schema of a release lets be absent; whatever else may be absent is kept for a reason', () => {
    const kept = {
      register: ['unit.creditCode', 'unit.localCode', 'unit.parent', 'unit.system'],
      regulation: [
        'unit.address',
        'unit.officePhone',
        'unit.officeHours',
        'grant.document',
        'grant.from',
        'leadership.document',
      ],
      timeliness: ['document.date'],
    };
    expect([...narrowableFields, ...Object.values(kept).flat()].sort()).toEqual(optional.sort());
    for (const field of kept.regulation) expect(sourceOf(field)).toMatch(/条例/);
    for (const field of narrowableFields) expect(sourceOf(field)).not.toMatch(/条例|保护法/);
  });

  it('can all be left out at once, and what is left is still a release', () => {
    expect(narrowedIn(document, all)).toEqual(narrowableFields);
    const narrowed = releaseUnder(document, { version: '420923-1', narrowed: all });
    expect(narrowedIn(narrowed, all)).toEqual([]);
    expect(schema.parse(narrowed)).toEqual(narrowed);
    expect(narrowed).toMatchObject({
      catalogue: `${catalogue.version}/420923-1`,
      unit: { address: '建设路 1 号' },
      documents: [{ number: '测编发〔2025〕1号', date: '2025-01-01' }],
      staff: [{ id: 's-00000', status: 'atPost' }, { id: 's-00001' }],
    });
  });

  it('leaves a document as it is where nothing is narrowed', () => {
    expect(releaseUnder(document, wholeCatalogue)).toEqual(document);
  });

  it('is never an id, a name or a figure, and never wider than the system has it', () => {
    const wrong = {
      'unit.name': 'internal',
      'staff.id': 'internal',
      'staff.since': 'public',
      'private.pay': 'onRequest',
    };
    expect(valueFaults.catalogue({ narrowed: wrong as never }).map((fault) => fault.field)).toEqual(Object.keys(wrong));
    expect(valueFaults.catalogue({ narrowed: all })).toEqual([]);
  });

  it('is said with its class, its version and what it rests on, in both languages', () => {
    const basis = { zh: '《通知》（云编办〔2026〕9号，2026-10-30）', en: 'Notice (云编办〔2026〕9号, 2026-10-30)' };
    const said = narrowedWords('staff.since', { version: '420923-1', narrowed: { 'staff.since': 'onRequest' }, basis });
    expect(said.zh).toBe(
      '“进入本单位时间”按本县公开目录（420923-1 版）列为依申请公开，不主动公开；依据《通知》（云编办〔2026〕9号，2026-10-30）',
    );
    expect(said.en).toContain('(version 420923-1) classes “in this unit since” as on request');
  });
});
