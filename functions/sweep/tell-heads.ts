import { mintId } from '#core/ids.ts';
import type { Instant, JurisdictionCode } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import type { UnitRecord } from '#core/projection.ts';
import type { FlagEvent } from '#core/sweep.ts';
import type { Inbox } from '#store/inbox.ts';
import type { People } from '#store/people.ts';

export type Flagged = { unit: UnitRecord; flags: FlagEvent[] };

const WIDTH = 8;

/**
 * Tells the heads of units what has gone stale: one message a unit, however often the same flags are found. `people` are read
 * once for a county.
 */
export const tellHeads =
  (people: Pick<People, 'inJurisdiction'>, inbox: Pick<Inbox, 'deliverOnce'>) =>
  async (jurisdiction: JurisdictionCode, flagged: readonly Flagged[], at: Instant): Promise<void> => {
    const heads = (await people.inJurisdiction(jurisdiction)).filter((p) => p.active && p.roles.includes('head'));
    const messages = flagged.flatMap(({ unit, flags }) => {
      const id = `stale-${mintId('stale', unit.id, ...flags.map((f) => `${f.group} ${f.state} ${f.since}`))}`;
      const name = unit.published?.name ?? unit.registration.name;
      const text = {
        zh: `${name}：已公开内容有 ${flags.length} 部分逾期未更新，请确认无变化或新建申报`,
        en: `${name}: ${flags.length} parts of what is published have gone stale; confirm them, or start a submission`,
      };
      return heads.filter((p) => p.units.includes(unit.id)).map((p) => ({ to: p.id, id, at, unit: unit.id, text }));
    });
    await inParallel(messages, WIDTH, inbox.deliverOnce);
  };
