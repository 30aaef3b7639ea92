import { localDate } from '#core/calendar.ts';
import { type OverlookedUnit, overlookedUnits } from '#core/examination/overlooked.ts';
import type { JurisdictionCode, ReleaseDocument } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import type { Batch, BatchMember } from '#core/workflow/batch.ts';
import type { Submission } from '#core/workflow/model.ts';
import { batchName } from '#functions/workflow/batch-members.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { registeredUnits } from '#functions/workflow/units.ts';
import type { Place } from '#store/identities.ts';

type Member = Pick<BatchMember, 'submission' | 'unit' | 'unitName' | 'digest'>;

/** One of two records that are one person: the name it is under, and the submission it stands in. */
export type Twice = Pick<Member, 'submission' | 'unitName'> & { name: string };

/** 查遗漏: what lies beside submissions and none of them shows by itself. */
export type Overlooked = {
  /** Units that should have published, have not, and have no submission under way. */
  units: OverlookedUnit[];
  /** Persons who, by the mark of their identity number, stand twice in what is published together. */
  twice: [Twice, Twice][];
};

const WIDTH = 16;

/** What is overlooked beside a batch, and in it. */
export const overlookedIn = (w: Workflow, { jurisdiction, members }: Pick<Batch, 'jurisdiction' | 'members'>) =>
  overlooked(w, jurisdiction, members, members);

/** What is overlooked beside one submission; of persons, those of its own roster who stand twice in its batch. */
export async function overlookedBeside(w: Workflow, s: Submission): Promise<Overlooked> {
  const own: Member = { submission: s.id, unit: s.unit, unitName: s.unitName, digest: s.document };
  const batch = s.batch ? await w.histories.get<Batch>(batchName(s.batch)) : undefined;
  return overlooked(w, s.jurisdiction, batch?.members ?? [own], [own]);
}

async function overlooked(
  w: Workflow,
  jurisdiction: JurisdictionCode,
  members: readonly Member[],
  of: readonly Member[],
): Promise<Overlooked> {
  const day = localDate(w.now());
  const { freshness } = await w.rulesOn(jurisdiction, day);
  const missing = overlookedUnits(await registeredUnits(w, jurisdiction), day, freshness);
  const [underWay, twice] = await Promise.all([
    w.submissions.underWay(missing.map((m) => m.unit)),
    standingTwice(w, members, of),
  ]);
  const onTheWay = new Set(underWay);
  return { units: missing.filter((m) => !onTheWay.has(m.unit)), twice };
}

/** Records of some members whose person has another record in the batch, each pair once. Documents are read only where there is one. */
async function standingTwice(
  w: Pick<Workflow, 'identities' | 'drafts'>,
  members: readonly Member[],
  of: readonly Member[],
): Promise<Overlooked['twice']> {
  const among = new Set(members.map((m) => m.unit));
  const pairs = new Map<string, Place[]>();
  await inParallel(of, WIDTH, async ({ unit }) => {
    for (const { staff, other } of await w.identities.doubles(unit)) {
      const pair = [{ unit, staff }, other].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      if (among.has(other.unit)) pairs.set(pair.map(keyOf).join(), pair);
    }
  });
  const records = new Map<string, Twice>();
  const units = new Set([...pairs.values()].flat().map((p) => p.unit));
  const concerned = members.filter((m) => units.has(m.unit));
  await inParallel(concerned, WIDTH, async ({ submission, unit, unitName, digest }) => {
    const { staff } = await w.drafts.get<ReleaseDocument>(digest);
    for (const { id, name } of staff) records.set(keyOf({ unit, staff: id }), { name, submission, unitName });
  });
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, pair]): Overlooked['twice'] => {
      const [one, other] = pair.map((place) => records.get(keyOf(place)));
      return one && other ? [[one, other]] : [];
    });
}

const keyOf = ({ unit, staff }: Place): string => `${unit}/${staff}`;
