import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Change, diffReleases } from '#core/diff.ts';
import { readTableFile } from '#core/import/file/read-table.ts';
import type { Finding } from '#core/import/findings.ts';
import type { ProfileId } from '#core/import/profile-ids.ts';
import { profiles } from '#core/import/profiles/index.ts';
import { fullRoster, publishedBy } from '#test/import/county-file.ts';
import { type Current, planImport } from '#test/import/plan-import.ts';

const data = join(import.meta.dirname, '../../../shared/data');
const absent = !existsSync(data);
const given = absent ? ' (skipped: the folder ../shared/data with the real files is not here)' : '';

async function planFiles(
  profile: ProfileId,
  jurisdiction: string,
  files: string[],
  current: (code: string) => Current,
) {
  const read = files.map(async (file) => {
    const bytes = await readFile(join(data, file));
    return (await readTableFile(bytes, file, profiles[profile].lenientEncoding)).sheets;
  });
  const sheets = (await Promise.all(read)).flat();
  const decision = current(jurisdiction).register ? {} : { decision: fullRoster };
  return planImport({ profile: profiles[profile], sheets, jurisdiction, current, ...decision });
}

const tally = (findings: readonly Finding[]) => {
  const counts: Record<string, number> = {};
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};

describe.skipIf(absent)(`The unit register of Heze${given}`, () => {
  const heze = () => planFiles('heze-units', '371700', ['heze-units/cn-heze-unit-tree.csv'], publishedBy());

  it('becomes 689 obliged units of three jurisdictions, none of them public yet', async () => {
    const { errors, counts, jurisdictions } = await heze();
    expect(errors).toEqual([]);
    expect(counts).toEqual({ rowsIn: 689, registered: 689, units: 0, staff: 0, refused: {} });
    expect(jurisdictions.map((j) => [j.code, j.register?.name, j.register?.units.length])).toEqual([
      ['371700', '菏泽市', 422],
      ['371703', '定陶区', 101],
      ['371725', '郓城县', 166],
    ]);
    const units = jurisdictions.flatMap((j) => j.register?.units ?? []);
    expect(new Set(units.map((u) => u.id)).size).toBe(689);
    expect(units.every((u) => u.stage === 'notStarted' && u.withheld === 'preparing')).toBe(true);
    expect(units.filter((u) => u.parent === undefined)).toHaveLength(131);
  });

  it('gives every unit the category its system and group say, and names what it had to guess', async () => {
    const { warnings, jurisdictions } = await heze();
    const categories: Record<string, number> = {};
    for (const unit of jurisdictions.flatMap((j) => j.register?.units ?? []))
      categories[unit.category] = (categories[unit.category] ?? 0) + 1;
    expect(categories).toEqual({
      partyOrgan: 18,
      disciplineSupervision: 2,
      governmentDepartment: 49,
      peoplesCongress: 3,
      politicalConsultative: 2,
      court: 1,
      procuratorate: 1,
      democraticParty: 5,
      massOrganisation: 19,
      dispatchedOrgan: 123,
      institutionUnclassified: 466,
    });
    // 123 subordinate bodies of unsaid kind, told once; and the one name that two units share.
    expect(warnings.map((w) => [w.code, w.more])).toEqual([
      ['fallback', 122],
      ['sameName', 0],
    ]);
  });
});

describe.skipIf(absent)(`Two organograms of the UK Cabinet Office${given}`, () => {
  const files = (day: string) => ['senior', 'junior'].map((kind) => `uk-organograms/cabinet_office-${day}-${kind}.csv`);
  const march = () => planFiles('uk-organograms', '990000', files('2011-03-31'), publishedBy());
  const september = async () => planFiles('uk-organograms', '990000', files('2011-09-30'), publishedBy(await march()));

  it('every row of March is published, summed up, or refused for a reason', async () => {
    const { errors, counts, warnings } = await march();
    expect(errors).toEqual([]);
    expect(counts).toEqual({
      rowsIn: 216 + 763,
      registered: 18,
      units: 18,
      staff: 81,
      refused: { undisclosed: 121, noFigure: 12, secondPost: 1, notAPerson: 1, summedUp: 763 },
    });
    const refused = Object.values(counts.refused).reduce((a, b) => a + b, 0);
    expect(counts.staff + refused).toBe(counts.rowsIn);
    // Two titles lost a character before they got here; 13 units have junior posts that do not come to a whole number.
    expect(tally(warnings)).toEqual({ strayCharacter: 2, refused: 14, rounding: 13 });
  });

  it('every row of September too', async () => {
    const { errors, counts, warnings } = await september();
    expect(errors).toEqual([]);
    expect(counts).toEqual({
      rowsIn: 235 + 629,
      registered: 50,
      units: 49,
      staff: 74,
      refused: {
        undisclosed: 149,
        secondPost: 2,
        vacant: 7,
        sameReference: 1,
        notAPerson: 1,
        eliminated: 1,
        summedUp: 629,
      },
    });
    expect(counts.staff + Object.values(counts.refused).reduce((a, b) => a + b, 0)).toBe(counts.rowsIn);
    expect(tally(warnings)).toEqual({ refused: 12, spelling: 1, rounding: 30 });
  });

  it('a unit spelt HUMAN RESOURCES in September is the Human Resources of March', async () => {
    const { jurisdictions, warnings } = await september();
    expect(warnings.find((w) => w.code === 'spelling')).toMatchObject({ value: 'HUMAN RESOURCES' });
    expect(jurisdictions[0]?.releases.map((r) => r.name)).toContain('Human Resources');
  });

  it('September is a second release: 32 units are new, 14 change, 3 stay as they were', async () => {
    const [before, after] = [await march(), await september()];
    const old = new Map(before.jurisdictions[0]?.releases.map((r) => [r.unit, r.document]));
    const releases = after.jurisdictions[0]?.releases ?? [];
    expect(releases.filter((r) => !old.has(r.unit))).toHaveLength(32);
    expect(releases.filter((r) => r.unchanged)).toHaveLength(3);
    const changesOf = (name: string) => {
      const release = releases.find((r) => r.name === name);
      return release ? diffReleases(old.get(release.unit), release.document) : [];
    };
    const figures = (change: Change) => change.fields.filter((f) => ['posts', 'inPost', 'head'].includes(f.field));
    expect(changesOf('Government Digital Service').map((c) => [c.record, c.op, figures(c)])).toEqual([
      ['grant', 'changed', [{ field: 'posts', from: 103, to: 110 }]],
      ['strength', 'changed', [{ field: 'inPost', from: 103, to: 110 }]],
      ['staff', 'added', [{ field: 'head', to: true }]],
      ['staff', 'changed', [{ field: 'head', from: true, to: false }]],
    ]);
    const tallied = (name: string) => Object.groupBy(changesOf(name), (c) => `${c.record} ${c.op}`);
    const {
      'staff added': come,
      'staff removed': gone,
      'staff changed': stayed,
    } = tallied('Efficiency and Reform Group');
    expect([come?.length, gone?.length, stayed?.length]).toEqual([4, 15, 14]);
  });

  it('publishes no telephone, e-mail address or pay, and lists the columns that held them', async () => {
    const plans = [await march(), await september()];
    const published = JSON.stringify(plans.map((p) => [p.jurisdictions, p.warnings]));
    expect(published).not.toMatch(/@|020 7\d{3}|\b(225000|229999|130000|44300)\b/);
    for (const { dropped } of plans)
      expect(dropped.filter((d) => d.reason === 'private').map((d) => d.column)).toEqual([
        'Contact Phone',
        'Contact E-mail',
        'Salary Cost of Reports (£)',
        'Actual Pay Floor (£)',
        'Actual Pay Ceiling (£)',
        'Payscale Minimum (£)',
        'Payscale Maximum (£)',
      ]);
  });
});
