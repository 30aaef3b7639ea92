import { localDate } from '#core/calendar.ts';
import { mintId } from '#core/ids.ts';
import type { Registration, ReleaseDocument, UnitId } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { releaseDocument, type UnitFile } from '#core/release.ts';
import { dueOn } from '#core/workflow/clocks.ts';
import { begin } from '#core/workflow/evolve.ts';
import type { Submission, SubmissionEvent } from '#core/workflow/model.ts';
import { refusal } from '#core/workflow/refusal.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { NotThere, Refused } from '#functions/workflow/problems.ts';
import { registrationOf } from '#functions/workflow/register.ts';
import { standingOf } from '#store/standing.ts';

/**
 * 新建申报: a draft that begins as what is published, without what the county's catalogue has narrowed since, or with what the
 * register says. A unit has one open submission at a time:
 * a second one is `Refused`. `NotThere` for a unit that no register lists.
 */
export async function startSubmission(w: Workflow, person: Person, unit: UnitId, key: string): Promise<Submission> {
  const jurisdiction = await w.jurisdictionOf(unit);
  if (!jurisdiction) throw new NotThere(unit);
  const by = actorFor(person, 'startSubmission', { jurisdiction, unit });
  const id = mintId('submission', unit, key);
  const repeated = await w.submissions.get(id);
  if (repeated) return repeated;

  const { register, registration } = await registrationOf(w, jurisdiction, unit);
  const base = await baseOf(w, jurisdiction, unit);
  const file: UnitFile = base?.document ?? emptyFile(registration);
  const now = w.now();
  const rules = await w.rulesOn(jurisdiction, localDate(now));
  const document = releaseDocument(jurisdiction, register.profile, file, rules.catalogue);
  const event: Extract<SubmissionEvent, { kind: 'started' }> = {
    kind: 'started',
    number: 1,
    at: now,
    by,
    policy: { workflow: rules.workflow.version, clocks: rules.clocks.version, calendar: rules.calendar.version },
    state: 'draft',
    due: dueOn(rules.clocks, 'draft', localDate(now), rules.calendar),
    jurisdiction,
    unit,
    unitName: registration.name,
    base: base ? { release: base.release, digest: base.digest } : null,
    document: await w.drafts.put(document),
  };
  const submission = begin(id, event);
  const outcome = await w.submissions.commit(undefined, submission, [event], key);
  if (outcome === 'moved')
    throw new Refused([
      refusal(
        'alreadyOpen',
        '该单位已有一件在办申报，请先办结或撤销',
        'The unit has an open submission already; finish or cancel that one first',
      ),
    ]);
  return submission;
}

/** What stands published; the content of what has been taken down since is not taken over. */
export async function baseOf(w: Workflow, jurisdiction: string, unit: UnitId) {
  const standing = await standingOf(w.ledger, jurisdiction, unit);
  if (!standing) return undefined;
  const { release, digest, withdrawn } = standing;
  const document = withdrawn ? undefined : await w.documents.get<ReleaseDocument>(digest);
  return { release, digest, document };
}

function emptyFile({ stage: _stage, withheld: _withheld, ...identity }: Registration): UnitFile {
  return {
    unit: { ...identity, otherNames: [], duties: [], internalUnits: [] },
    grants: [],
    strength: [],
    leadership: [],
    staff: [],
    documents: [],
  };
}
