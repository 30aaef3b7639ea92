import { codesOf } from '#core/codes/code-list.ts';
import type { SnapshotFile } from '#core/feed/model.ts';
import { type Column, type Table, tables } from '#core/feed/tables.ts';
import type { About } from '#feed/exports/about.ts';

/** A CSV of a snapshot with the table it holds; `file` is its name beside the metadata. */
export type CsvFile = { table: Table; file: SnapshotFile };
const nameOf = ({ path }: Pick<SnapshotFile, 'path'>): string => path.slice(path.lastIndexOf('/') + 1);

/** Frictionless Data Package, version 2 (datapackage.org). */
export function dataPackage(about: About, csvs: readonly CsvFile[]) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `sunshine-bianzhi-${about.feed}`,
    id: `urn:sha256:${about.state}`,
    title: `${about.name}机构编制公开数据`,
    description: about.citation.zh,
    version: `${about.epoch}.${about.seq}`,
    created: about.at,
    licenses: [{ name: about.licence, path: about.licenceUrl }],
    sources: [{ title: about.citation.en }],
    resources: csvs.map(({ table, file }) => ({
      name: table.name,
      type: 'table',
      title: table.zh,
      path: nameOf(file),
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: file.bytes,
      hash: `sha256:${file.sha256}`,
      schema: {
        fields: table.columns.map((column) => ({
          name: column.name,
          title: column.zh,
          description: column.en,
          type: column.type,
          // With milliseconds, which the default format does not have.
          ...(column.type === 'datetime' ? { format: 'any' } : {}),
          ...(column.type === 'boolean' ? { trueValues: ['true'], falseValues: ['false'] } : {}),
          constraints: {
            ...(column.required ? { required: true } : {}),
            ...(column.codes ? { enum: codesOf(column.codes) } : {}),
          },
        })),
        primaryKey: [...table.key],
        ...(table.refers ? { foreignKeys: [foreignKey(table.refers)] } : {}),
      },
    })),
  };
}

const foreignKey = ({ columns, to }: NonNullable<Table['refers']>) => ({
  fields: [...columns],
  reference: { resource: to, fields: keyOf(to) },
});
const keyOf = (name: Table['name']): string[] => [...(tables.find((table) => table.name === name)?.key ?? [])];

/** Datatypes of the CSVW metadata vocabulary (W3C, 2015). */
const datatypes = {
  string: 'string',
  integer: 'integer',
  boolean: 'boolean',
  date: 'date',
  datetime: 'dateTime',
} as const satisfies Record<Column['type'], string>;

/** CSV on the Web: a table group that describes the CSV files beside it (W3C Metadata Vocabulary for Tabular Data). */
export function csvw(about: About, csvs: readonly CsvFile[]) {
  const fileOf = (name: Table['name']): string => {
    const csv = csvs.find(({ table }) => table.name === name);
    return csv ? nameOf(csv.file) : '';
  };
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'zh' }],
    'dc:title': `${about.name}机构编制公开数据`,
    'dc:license': { '@id': about.licenceUrl },
    'dc:bibliographicCitation': about.citation.zh,
    'dc:issued': about.at,
    tables: csvs.map(({ table, file }) => ({
      url: nameOf(file),
      'dc:title': table.zh,
      dialect: { encoding: 'utf-8', header: true },
      tableSchema: {
        columns: table.columns.map((column) => ({
          name: column.name,
          titles: column.name,
          'dc:title': column.zh,
          'dc:description': column.en,
          datatype: column.codes ? { base: 'string', format: codesOf(column.codes).join('|') } : datatypes[column.type],
          ...(column.required ? { required: true } : {}),
        })),
        primaryKey: [...table.key],
        ...(table.refers
          ? {
              foreignKeys: [
                {
                  columnReference: [...table.refers.columns],
                  reference: { resource: fileOf(table.refers.to), columnReference: keyOf(table.refers.to) },
                },
              ],
            }
          : {}),
      },
    })),
  };
}
