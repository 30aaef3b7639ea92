import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { localDate } from '#core/calendar.ts';
import { canonical } from '#core/digest.ts';
import { eventOf, slotOf } from '#core/ledger.ts';
import type { LedgerEntry, LocalDate } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import { countsBySeq } from '#local/seed/counts.ts';
import { DEMO_JURISDICTION, demoCounty, lastDayOf, type Step } from '#local/seed/county.ts';
import type { Documents } from '#store/documents.ts';
import { dynamoLedger } from '#store/ledger.ts';
import { dynamoReader } from '#store/reader.ts';

export type SeedTarget = {
  database: DynamoDBDocumentClient;
  tables: { ledger: string; units: string; staff: string };
  documents: Documents;
};

/** Documents being stored at once. */
const WIDTH = 16;
const POLL_MS = 100;
const REPORT_MS = 1000;
/** So long without a step of the projection means that it stands still. */
const STILL_MS = 60_000;

/**
 * Puts the demo county on the ledger and waits until all of it is visible. Safe to run again, also after being killed
 * at any point and on a later day: it goes on with the history it began, and leaves a complete one as it is. A ledger
 * that holds other data is not touched. `progress` gets lines for people. Throws if nothing projects what is written.
 */
export async function seed(target: SeedTarget, today: LocalDate, progress: (line: string) => void): Promise<void> {
  const entries = await entriesOf(target);
  const [first] = entries;
  const steps = demoCounty(first ? lastDayOf(localDate(first.at)) : today);
  if (first && canonical(eventOf(first)) !== canonical(steps[0]?.events[0])) {
    progress('账本已有其他数据，不写入演示数据 · The ledger holds other data; no demo data is added');
    return;
  }
  const missing = missingFrom(steps, entries);
  if (missing.length === 0) return;
  progress(
    first
      ? '正在继续生成演示数据 … · Going on with the demo data …'
      : '首次启动，正在生成演示数据 … · First start: making the demo data …',
  );

  const stopped = new AbortController();
  const writing = writeSteps(target, missing);
  const watching = untilVisible(target, steps, writing, progress, stopped.signal);
  await Promise.all([writing, watching]).finally(() => stopped.abort());
}

/** The steps of which an entry is not on the ledger yet. */
export function missingFrom(steps: readonly Step[], entries: readonly LedgerEntry[]): Step[] {
  const standing = new Set(entries.map((entry) => slotOf(eventOf(entry))));
  return steps.filter(({ events }) => !events.every((event) => standing.has(slotOf(event))));
}

/** Appends steps in their order, the documents of each before its entries. Answers the number of the newest entry. */
export async function writeSteps({ database, tables, documents }: SeedTarget, steps: readonly Step[]): Promise<number> {
  const ledger = dynamoLedger(database, tables.ledger);
  let newest = 0;
  for (const step of steps) {
    await inParallel(step.documents, WIDTH, (document) => documents.put(document));
    for (const { seq } of await ledger.append(DEMO_JURISDICTION, step.events, step.at)) newest = Math.max(newest, seq);
  }
  return newest;
}

async function entriesOf({ database, tables }: SeedTarget): Promise<LedgerEntry[]> {
  const ledger = dynamoLedger(database, tables.ledger);
  const entries: LedgerEntry[] = [];
  for (;;) {
    const page = await ledger.after(DEMO_JURISDICTION, entries.length);
    if (page.length === 0) return entries;
    entries.push(...page);
  }
}

/** Waits until the projection has come to the last entry written, and says each second how far it is. */
async function untilVisible(
  { database, tables }: SeedTarget,
  steps: readonly Step[],
  writing: Promise<number>,
  progress: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const counts = countsBySeq(steps);
  const total = counts.at(-1)?.units ?? 0;
  const reader = dynamoReader(database, tables);
  let last: number | undefined;
  void writing.then(
    (seq) => {
      last = seq;
    },
    () => {}, // Whoever waits for `writing` hears of it there.
  );
  let [seen, movedAt, saidAt] = [0, performance.now(), performance.now()];
  const say = () => {
    const { units, persons } = counts[Math.min(seen, counts.length - 1)] ?? { units: 0, persons: 0 };
    progress(`已公布 ${units}/${total} 个机构 · ${persons.toLocaleString('en')} 人`);
    saidAt = performance.now();
  };
  while (!signal.aborted && (last === undefined || seen < last)) {
    await sleep(POLL_MS);
    const seq = (await reader.head(DEMO_JURISDICTION))?.seq ?? 0;
    if (seq !== seen) [seen, movedAt] = [seq, performance.now()];
    if (performance.now() - saidAt > REPORT_MS) say();
    if (performance.now() - movedAt > STILL_MS)
      throw new Error(`公开数据停在第 ${seen} 条记录 · The projection stands still at entry ${seen}`);
  }
  if (!signal.aborted) say();
}
