import { describe, expect, it } from 'vitest';
import { freshnessPolicies } from '#core/freshness-policy.ts';
import { nextEntry } from '#core/ledger.ts';
import { applyEntry } from '#core/projection.ts';
import { unitRow } from '#functions/open-data/unit-row.ts';
import { people, register, registration, release, unitFile } from '#test/support/county.ts';

const j = '420923';
const unit = registration(1);
const digest = 'a'.repeat(64);

/** The unit as projected from a register and one release, published on 23 November 2026. */
function projected(file: Parameters<typeof release>[1]) {
  const at = '2026-11-23T01:00:00.000Z';
  const first = nextEntry(j, undefined, { kind: 'register', release: 1, digest }, at);
  const start = applyEntry(first, {
    jurisdiction: undefined,
    unit: () => undefined,
    register: { document: register(j, [unit]), previous: undefined },
  });
  const second = nextEntry(j, first, { kind: 'publish', unit: unit.id, release: 1, digest, reason: 'added' }, at);
  const [record] = applyEntry(second, {
    jurisdiction: start.jurisdiction,
    unit: () => start.units[0],
    release: { document: release(j, file), previous: undefined },
  }).units;
  if (!record) throw new Error('the unit was published');
  return record;
}

describe('The figures of a unit', () => {
  it('change on the day a grant takes effect, without anything being published again', () => {
    const file = unitFile(unit, people(12), {
      grants: [
        { type: 'administrative', posts: 10, document: '测编发〔2020〕1号', from: '2020-01-01' },
        { type: 'administrative', posts: 3, document: '测编发〔2026〕8号', from: '2027-01-01' },
      ],
    });
    const record = projected(file);
    expect(unitRow(record, '2026-12-31', freshnessPolicies).totals).toMatchObject({
      establishment: 10,
      over: 2,
      vacant: 0,
    });
    expect(unitRow(record, '2027-01-01', freshnessPolicies).totals).toMatchObject({
      establishment: 13,
      over: 0,
      vacant: 1,
    });
  });
});
