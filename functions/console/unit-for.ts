import { unitNames } from '#functions/console/unit-names.ts';
import { NothingThere, type Visit } from '#functions/console/visit.ts';
import { actorFor } from '#functions/workflow/context.ts';
import { standingOf } from '#store/standing.ts';

/** A unit's releases on the ledger, newest first, and its name; 404 for whom it is not to be seen. */
export async function unitFor({ w, person, params }: Visit) {
  const unit = params.unit ?? '';
  const jurisdiction = await w.jurisdictionOf(unit);
  const [named] = await unitNames(w, [unit]);
  if (!jurisdiction || !named) throw new NothingThere();
  const place = { jurisdiction, unit };
  actorFor(person, 'viewSubmission', place);
  const [entries, standing] = await Promise.all([
    w.ledger.releasesOf(jurisdiction, unit),
    standingOf(w.ledger, jurisdiction, unit),
  ]);
  const releases = entries.flatMap((e) => ('release' in e ? [{ number: e.release, at: e.at }] : []));
  return { unit, name: named.name, place, releases, withdrawn: standing?.withdrawn ?? null };
}
