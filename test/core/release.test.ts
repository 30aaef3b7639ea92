import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { catalogue, disclosed } from '#core/catalogue.ts';
import { diffReleases } from '#core/diff.ts';
import { digestOf } from '#core/digest.ts';
import type {
  Document,
  Grant,
  Leadership,
  PrivateField,
  Registration,
  ReleaseDocument,
  Staff,
  Strength,
  Unit,
} from '#core/model.ts';
import { privateFields } from '#core/model.ts';
import { wholeCatalogue } from '#core/narrowing.ts';
import { registerDocument, releaseDocument } from '#core/release.ts';
import { people, person, register, registration, release, unitFile } from '#test/support/county.ts';

const j = '420923';
const unit = registration(1);

describe('The release document of a unit', () => {
  it('has the same digest in whatever order the facts come', () => {
    const file = unitFile(unit, people(12));
    const digest = digestOf(release(j, file));
    fc.assert(
      fc.property(fc.shuffledSubarray(file.staff, { minLength: 12 }), (staff) => {
        expect(digestOf(release(j, { ...file, staff }))).toBe(digest);
      }),
    );
  });

  it('names everyone where the county decided so, and only heads of unit elsewhere', () => {
    const file = unitFile(unit, people(5));
    expect(releaseDocument(j, { roster: 'full' }, file, wholeCatalogue).staff).toHaveLength(5);
    expect(releaseDocument(j, { roster: 'heads' }, file, wholeCatalogue).staff.map((s) => s.id)).toEqual([
      person(0).id,
    ]);
  });

  it('drops every field the catalogue does not name as public, wherever one is planted', () => {
    const planted = Object.fromEntries(Object.keys(privateFields).map((field) => [field, `PRIVATE-${field}`]));
    const file = unitFile(
      unit,
      people(2).map((p) => ({ ...p, ...planted })),
    );
    const leaky = {
      ...file,
      unit: { ...file.unit, ...planted },
      grants: file.grants.map((g) => ({ ...g, ...planted })),
      documents: file.documents.map((d) => ({ ...d, ...planted })),
      strength: file.strength.map((s) => ({ ...s, ...planted })),
      leadership: file.leadership.map((l) => ({ ...l, ...planted })),
    };
    expect(JSON.stringify(release(j, leaky))).not.toContain('PRIVATE-');
    expect(digestOf(release(j, leaky))).toBe(digestOf(release(j, unitFile(unit, people(2)))));
  });

  it('refuses two records that nobody could tell apart later', () => {
    const file = unitFile(unit, people(2));
    const twice = [
      { staff: [person(0), person(0, { name: '另一人' })] },
      { grants: [...file.grants, ...file.grants] },
      { strength: [...file.strength, ...file.strength] },
      { leadership: [...file.leadership, ...file.leadership] },
      { documents: [...file.documents, ...file.documents] },
    ];
    for (const part of twice) expect(() => release(j, { ...file, ...part })).toThrow('one key');
    expect(() => register(j, [unit, { ...unit, name: '另一单位' }])).toThrow('one key');
  });

  it('cannot hold a private field: the types share none', () => {
    type Records = [Staff, Unit, Registration, Document, Grant, Strength, Leadership];
    type Fields = { [K in keyof Records]: keyof Records[K] }[number];
    expectTypeOf<Extract<Fields, PrivateField>>().toEqualTypeOf<never>();
  });
});

describe('The register of obliged units', () => {
  const planted = Object.fromEntries(Object.keys(privateFields).map((field) => [field, `PRIVATE-${field}`]));

  it('drops every field the catalogue does not name as public, wherever one is planted', () => {
    const profile = {
      roster: 'full',
      decision: { number: '测编发〔2025〕9号', title: '关于公开名单的决定', ...planted },
      assessment: { number: '测评〔2025〕1号', date: '2025-01-01', ...planted },
      ...planted,
    } as const;
    const document = registerDocument(j, '测试县', profile, [{ ...unit, withheld: 'preparing', ...planted }]);
    expect(JSON.stringify(document)).not.toContain('PRIVATE-');
    expect(document.units).toEqual([{ ...unit, withheld: 'preparing' }]);
    expect(document.profile).toMatchObject({ roster: 'full', decision: { number: '测编发〔2025〕9号' } });
  });
});

describe('The disclosure catalogue', () => {
  it('names every field of a release, so that none goes out unnamed', () => {
    const document = release(
      j,
      unitFile({ ...unit, creditCode: 'x', localCode: 'y', parent: 'z', system: '政府' }, people(1)),
    );
    const parts: [string, object][] = [
      ['unit', document.unit],
      ['unit', { ...unit, withheld: 'late' }],
      ...document.grants.map((g): [string, object] => ['grant', g]),
      ...document.strength.map((s): [string, object] => ['strength', s]),
      ...document.leadership.map((l): [string, object] => ['leadership', l]),
      ...document.staff.map((s): [string, object] => ['staff', s]),
      ...document.documents.map((d): [string, object] => ['document', d]),
    ];
    const named = new Set<string>(catalogue.fields.filter((f) => f.class === 'public').map((f) => f.id));
    for (const [record, value] of parts)
      for (const field of Object.keys(value)) expect(named).toContain(`${record}.${field}`);
  });

  it('gives every field a class, a source and a name in both languages, and none twice', () => {
    for (const field of catalogue.fields) expect([field.label.zh, field.label.en, field.source]).not.toContain('');
    expect(new Set(catalogue.fields.map((f) => f.id)).size).toBe(catalogue.fields.length);
  });

  it('calls nothing public that is named private', () => {
    for (const field of Object.keys(privateFields)) expect(disclosed('private', { [field]: 1 })).toEqual({});
  });
});

describe('What changed between two releases', () => {
  const before = release(j, unitFile(unit, people(3)));

  it('is nothing when nothing changed', () => {
    expect(diffReleases(before, structuredClone(before))).toEqual([]);
  });

  it('is every record when there was no release before', () => {
    expect(diffReleases(undefined, before).map((c) => c.op)).toSatisfy((ops: string[]) =>
      ops.every((op) => op === 'added'),
    );
  });

  it('names who came, who went and what changed for whom', () => {
    const staff = [person(1, { post: '主任' }), person(2), person(9)];
    const after = release(j, unitFile(unit, staff, { grants: before.grants }));
    expect(diffReleases(before, after).map((c) => [c.record, c.op, c.key])).toEqual([
      ['staff', 'changed', person(1).id],
      ['staff', 'added', person(9).id],
      ['staff', 'removed', person(0).id],
    ]);
    expect(diffReleases(before, after)[0]?.fields).toEqual([{ field: 'post', from: '科员', to: '主任' }]);
  });

  it('read backwards undoes what it says forwards', () => {
    const size = fc.integer({ min: 0, max: 8 });
    fc.assert(
      fc.property(size, size, (a, b) => {
        const [x, y]: ReleaseDocument[] = [a, b].map((n) => release(j, unitFile(unit, people(n))));
        if (!x || !y) throw new Error('two releases');
        const there = diffReleases(x, y).map((c) => `${c.record} ${c.key} ${c.op}`);
        const back = diffReleases(y, x).map(
          (c) => `${c.record} ${c.key} ${{ added: 'removed', removed: 'added', changed: 'changed' }[c.op]}`,
        );
        expect(back.sort()).toEqual(there.sort());
      }),
    );
  });
});
