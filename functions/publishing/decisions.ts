import type { ChangeReason } from '#core/codes/lists.ts';
import type { Digest, Instant } from '#core/model.ts';
import type { Person, PersonId } from '#core/people.ts';
import type { StoredPlan } from '#functions/publishing/stored-plan.ts';
import type { Histories, HistoryName } from '#store/histories.ts';

type By = { by: { id: PersonId; name: string } };

/** 保密审查: a named person's word that what a file would publish holds no secret (保守国家秘密法). */
export type Clearance = By & { at: Instant };
/** What has been decided about the publication of an import. */
export type Publication = By & { reason: ChangeReason | null; startedAt: Instant };
export type Decisions = { clearance?: Clearance; publication?: Publication };

/** Nobody has cleared the file yet, or only whoever would publish it. */
export class Uncleared extends Error {
  readonly own: boolean;
  constructor(own: boolean) {
    super(own ? 'Whoever cleared a file cannot publish it' : 'The file has not been cleared');
    this.name = 'Uncleared';
    this.own = own;
  }
}

export type Deciding = Pick<Histories, 'get' | 'commit'>;
type Decided = Pick<StoredPlan, 'id' | 'content'>;

/** The word is about what was handed in: an import that goes on over what it has published itself needs no other. */
const contentName = (content: Digest): HistoryName => `importContent#${content}`;
const importName = (id: Digest): HistoryName => `import#${id}`;

export async function decisionsOn(histories: Deciding, { id, content }: Decided): Promise<Decisions> {
  const [clearance, publication] = await Promise.all([
    histories.get<Clearance>(contentName(content)),
    histories.get<Publication>(importName(id)),
  ]);
  return { ...(clearance ? { clearance } : {}), ...(publication ? { publication } : {}) };
}

/** Clears what was handed in. The first word stands: repeating it, or another reviewer's after it, changes nothing. */
export async function clearImport(histories: Deciding, plan: Decided, officer: Person, at: Instant) {
  const by = { id: officer.id, name: officer.name };
  const created = await decide<Clearance>(
    histories,
    contentName(plan.content),
    { by, at },
    { kind: 'cleared', by, at },
  );
  return { created, decisions: await decisionsOn(histories, plan) };
}

/**
 * Marks an import as being published by a second person; going on with it answers what was decided first. Throws `Uncleared`.
 */
export async function startPublication(
  histories: Deciding,
  plan: Decided,
  officer: Person,
  reason: ChangeReason | null,
  at: Instant,
): Promise<Publication> {
  const { clearance, publication } = await decisionsOn(histories, plan);
  if (publication) return publication;
  if (!clearance || clearance.by.id === officer.id) throw new Uncleared(clearance !== undefined);
  const by = { id: officer.id, name: officer.name };
  const started: Publication = { by, reason, startedAt: at };
  await decide(histories, importName(plan.id), started, { kind: 'published', by, at, reason });
  return (await decisionsOn(histories, plan)).publication ?? started;
}

/** Puts a decision that is made once; false where it stands already. */
async function decide<D extends object>(
  histories: Deciding,
  name: HistoryName,
  state: D,
  event: { kind: 'cleared' | 'published'; at: Instant; reason?: ChangeReason | null } & By,
): Promise<boolean> {
  const outcome = await histories.commit(name, {
    after: 0,
    state,
    events: [{ number: 1, at: event.at, actor: event.by.id, event: { ...event, number: 1 } }],
    command: event.kind,
  });
  return outcome === 'done';
}
