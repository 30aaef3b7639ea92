import { canonical } from '#core/digest.ts';
import type { FeedHead, LiveRecord, SnapshotFile } from '#core/feed/model.ts';
import type { Files } from '#core/feed/ports.ts';
import { tables } from '#core/feed/tables.ts';
import type { JurisdictionData } from '#core/feed/tell.ts';
import { localDate } from '#core/local-date.ts';
import { aboutOf, pairsOf } from '#feed/exports/about.ts';
import { csvOf } from '#feed/exports/csv.ts';
import { dcatDataset, schemaOrgDataset } from '#feed/exports/dataset-metadata.ts';
import { parquetOf } from '#feed/exports/parquet.ts';
import { csvw, dataPackage } from '#feed/exports/table-metadata.ts';
import { orgView, popoloView } from '#feed/exports/views.ts';
import { xlsxOf } from '#feed/exports/xlsx.ts';
import { packed, putByDigest } from '#feed/segments.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Puts the state in the formats that people and programs ask for, and what describes them and `whole`, the file of all records; the same
 * state gives the same files.
 */
export async function putExports(
  files: Files,
  head: FeedHead,
  records: readonly LiveRecord[],
  whole: SnapshotFile,
): Promise<SnapshotFile[]> {
  const about = aboutOf(head, nameIn(records, head.feed));
  const day = localDate(head.at);
  const put = async (
    bytes: Uint8Array,
    kind: Omit<SnapshotFile, 'path' | 'sha256' | 'bytes'> & { ending: string },
  ): Promise<SnapshotFile> => {
    const { ending, ...rest } = kind;
    const path = (sha256: string) => `snapshots/${head.seq}/${kind.name}.${sha256}.${ending}`;
    return { ...(await putByDigest(files, path, bytes)), ...rest };
  };
  const putJson = (name: string, value: unknown, ending = 'json', mediaType = 'application/json') =>
    put(Buffer.from(canonical(value)), { name, format: 'json', mediaType, ending });
  const putPacked = (name: string, value: unknown, ending: string) =>
    put(packed(canonical(value)), { name, format: 'json', mediaType: 'application/gzip', ending });

  const sheets = tables.map((table) => ({ table, rows: table.rows(records, day) }));
  const csvs = [];
  const parquets = [];
  for (const { table, rows } of sheets) {
    const kind = { name: table.name, rows: rows.length };
    const csv = Buffer.from(csvOf(table, rows));
    csvs.push({ table, file: await put(csv, { ...kind, format: 'csv', mediaType: 'text/csv', ending: 'csv' }) });
    const parquet = {
      ...kind,
      format: 'parquet',
      mediaType: 'application/vnd.apache.parquet',
      ending: 'parquet',
    } as const;
    parquets.push(await put(parquetOf(pairsOf(about), table, rows), parquet));
  }
  const xlsx = await put(await xlsxOf(pairsOf(about), sheets), {
    name: 'tables',
    format: 'xlsx',
    mediaType: XLSX,
    rows: sheets.reduce((sum, { rows }) => sum + rows.length, 0),
    ending: 'xlsx',
  });
  const data = [whole, ...csvs.map(({ file }) => file), xlsx, ...parquets];
  return [
    ...data,
    await putJson('datapackage', dataPackage(about, csvs)),
    await putJson('csv-metadata', csvw(about, csvs)),
    await putJson('dcat', dcatDataset(about, data), 'jsonld', 'application/ld+json'),
    await putJson('schema-org', schemaOrgDataset(about, data), 'jsonld', 'application/ld+json'),
    await putPacked('org', orgView(about, records, day), 'jsonld.gz'),
    await putPacked('popolo', popoloView(about, records, day), 'json.gz'),
  ];
}

const nameIn = (records: readonly LiveRecord[], feed: string): string =>
  (records.find(({ type }) => type === 'jurisdiction')?.data as JurisdictionData | undefined)?.name ?? feed;
