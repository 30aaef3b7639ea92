import { basename } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { DataFactory } from 'n3';
import Papa from 'papaparse';
import { type ReadOptions, Table } from 'tableschema';
import { beforeAll, describe, expect, it } from 'vitest';
import { tableFaults } from '#test/feed/exports/csvw-rules.ts';
import { triplesOf } from '#test/feed/exports/json-ld.ts';
import { popoloSchema } from '#test/feed/exports/popolo-schema.ts';
import { shapeFaults } from '#test/feed/exports/shape-faults.ts';
import { dcatShapes, orgShapes } from '#test/feed/exports/shapes.ts';
import { snapshotOfCounty } from '#test/feed/exports/snapshot.ts';
import standard from '#test/feed/exports/standards/data-package-2.0.json' with { type: 'json' };
import { vocabularyFaults } from '#test/feed/exports/vocabulary-faults.ts';

let county: Awaited<ReturnType<typeof snapshotOfCounty>>;
beforeAll(async () => {
  county = await snapshotOfCounty();
});
const json = (name: string) => JSON.parse(county.text(name));
/** The rows of a published CSV file, with its heading, as whoever decodes UTF-8 (WHATWG Encoding) reads it. */
const rowsIn = (name: string): string[][] =>
  Papa.parse<string[]>(new TextDecoder().decode(county.bytes(name, 'csv')).trimEnd(), { newline: '\r\n' }).data;

describe('The data package', () => {
  type Resource = { name: string; path: string; bytes: number; hash: string; schema: { fields: { type: string }[] } };
  type Descriptor = { name?: string; resources: Resource[] };
  const valid = addFormats.default(new Ajv({ allErrors: true, strict: false })).compile(standard);

  it('is valid by the very standard that it names', () => {
    const descriptor = json('datapackage');
    expect(descriptor.$schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json');
    expect([valid(descriptor), valid.errors]).toEqual([true, null]);
  });

  it.each<[string, (descriptor: Descriptor) => unknown]>([
    ['no resources', (d) => Object.assign(d, { resources: [] })],
    ['a licence that is none', (d) => Object.assign(d, { licenses: [{ title: 'free' }] })],
    ['a file outside its folder', (d) => Object.assign(d.resources[0] ?? {}, { path: '../units.csv' })],
    ['a column of a type there is not', (d) => Object.assign(d.resources[0]?.schema.fields[0] ?? {}, { type: 'text' })],
  ])('with %s would be found out', (_, change) => {
    const descriptor = json('datapackage');
    change(descriptor);
    expect(valid(descriptor)).toBe(false);
  });

  it('names the files as they are published, and every row is as its table schema says, with every reference kept', async () => {
    const { resources }: Descriptor = json('datapackage');
    const read = new Map<string, Awaited<ReturnType<typeof rowsOf>>>();
    for (const resource of resources) {
      const file = county.find(resource.name, 'csv');
      expect([resource.path, resource.bytes, resource.hash]).toEqual([
        basename(file.path),
        file.bytes,
        `sha256:${file.sha256}`,
      ]);
      read.set(resource.name, await rowsOf(resource, Object.fromEntries(read)));
      expect(read.get(resource.name)).toHaveLength(file.rows ?? -1);
    }
  });

  it('with a wrong type would be found out by its own rows', async () => {
    const [units]: Resource[] = json('datapackage').resources;
    if (units?.schema.fields[1]) units.schema.fields[1].type = 'integer';
    await expect(rowsOf(units as Resource, {})).rejects.toThrow();
  });

  const rowsOf = async ({ name, schema }: Resource, relations: NonNullable<ReadOptions['relations']>) => {
    const table = await Table.load(rowsIn(name), { schema });
    expect(table.schema.errors).toEqual([]);
    return table.read({ keyed: true, relations });
  };
});

describe('CSV on the Web', () => {
  it('describes each file as it is: columns, datatypes, codes, keys and references', () => {
    expect(tableFaults(json('csv-metadata'), rowsByFile())).toEqual([]);
  });

  it('would be found out by its files where it said anything else', () => {
    const wrong = json('csv-metadata');
    wrong.tables[0].tableSchema.columns[1].datatype = 'integer';
    wrong.tables[3].tableSchema.primaryKey = ['unit'];
    wrong.tables[2].tableSchema.columns.pop();
    wrong.tables[3].tableSchema.foreignKeys[0].columnReference = ['person'];
    const faults = tableFaults(wrong, rowsByFile());
    for (const kind of ['datatype', 'primary key', 'columns', 'foreign key'])
      expect(
        faults.some((fault) => fault.includes(kind)),
        kind,
      ).toBe(true);
  });

  const rowsByFile = () =>
    new Map(
      county.manifest.files
        .filter(({ format }) => format === 'csv')
        .map(({ path, name }) => [basename(path), rowsIn(name)]),
    );
});

describe('DCAT 3', () => {
  it('describes the dataset and each of its files with type, size, checksum and licence', async () => {
    const document = json('dcat');
    expect(await shapeFaults(document, dcatShapes)).toEqual([]);
    expect(document['dcat:distribution']).toHaveLength(
      county.manifest.files.filter(({ format }) => format !== 'json').length,
    );
  });

  it.each(['dct:title', 'dct:license', 'dct:publisher', 'dcat:distribution'])(
    'without its %s would be found out',
    async (name) => {
      const { [name]: _, ...rest } = json('dcat');
      expect(await shapeFaults(rest, dcatShapes)).not.toEqual([]);
    },
  );
});

describe('Every word of a vocabulary', () => {
  /** What the contexts at these addresses do to the words that are used here. */
  const contexts = {
    'https://schema.org': {
      '@vocab': 'http://schema.org/',
      license: { '@type': '@id' },
      contentUrl: { '@type': '@id' },
    },
    'http://www.w3.org/ns/csvw': {
      '@vocab': 'http://www.w3.org/ns/csvw#',
      dc: 'http://purl.org/dc/terms/',
      tables: 'csvw:table',
      columns: 'csvw:column',
      titles: 'csvw:title',
      foreignKeys: 'csvw:foreignKey',
      csvw: 'http://www.w3.org/ns/csvw#',
    },
  };

  it.each(['dcat', 'org', 'schema-org', 'csv-metadata'])(
    'that %s uses is one, said of what it may be said of',
    async (name) => {
      const triples = await triplesOf(json(name), contexts);
      expect(triples.size).toBeGreaterThan(10);
      expect(vocabularyFaults(triples)).toEqual([]);
    },
  );

  it.each<[string, string, object, string]>([
    ['an unknown word', 'dcat', { 'dcat:distribtion': 'x' }, 'no such word'],
    ['an unknown class', 'org', { '@type': 'org:Organisation' }, 'no such word'],
    ['a word of another class', 'schema-org', { numberOfPages: 3 }, 'not said of'],
    ['a word of a dataset', 'csv-metadata', { tableShema: 'x' }, 'no such word'],
  ])('would be found out: %s in %s', async (_, name, more, fault) => {
    const faults = vocabularyFaults(await triplesOf({ ...json(name), ...more }, contexts));
    expect(faults.join()).toContain(fault);
  });

  it('and a dataset says to search engines all that they ask for', async () => {
    const dataset = json('schema-org');
    expect(dataset).toMatchObject({
      '@type': 'Dataset',
      name: expect.any(String),
      license: expect.stringMatching(/^https:/),
    });
    expect(dataset.description.length).toBeGreaterThanOrEqual(50);
    expect(dataset.description.length).toBeLessThanOrEqual(5000);
    // Relative addresses are resolved against the address of the document.
    for (const { object } of (await triplesOf(dataset, contexts)).match(
      null,
      DataFactory.namedNode('http://schema.org/contentUrl'),
    ))
      expect(object.value).toMatch(/^https:\/\/county\.example\/v1\/feeds\/420923\/snapshots\//);
  });
});

describe('The views', () => {
  it('of the W3C Organization Ontology have organizations, posts and memberships that lead to each other', async () => {
    const document = json('org');
    expect(await shapeFaults(document, orgShapes)).toEqual([]);
    const wrong = structuredClone(document);
    delete wrong['@graph'].find((one: Record<string, unknown>) => one['@type'] === 'org:Post')['org:postIn'];
    expect(await shapeFaults(wrong, orgShapes)).not.toEqual([]);
  });

  it('of Popolo are as its specification says', () => {
    const valid = new Ajv({ allErrors: true, strict: true }).compile(popoloSchema);
    const document = json('popolo');
    expect(valid(document), JSON.stringify(valid.errors)).toBe(true);
    expect(valid({ ...document, memberships: [{ role: 'nobody' }] })).toBe(false);
    const organizations = new Set(document.organizations.map(({ id }: { id: string }) => id));
    const persons = new Set(document.persons.map(({ id }: { id: string }) => id));
    for (const { person_id, organization_id } of document.memberships)
      expect([persons.has(person_id), organizations.has(organization_id)]).toEqual([true, true]);
  });

  it('say under which licence they are and how to cite them, as all metadata do', () => {
    for (const name of ['dcat', 'schema-org', 'org', 'popolo', 'csv-metadata', 'datapackage']) {
      const text = county.text(name);
      expect([name, text.includes(county.head.state.digest)]).toEqual([name, true]);
      expect([name, /CC-BY-4\.0|creativecommons\.org\/licenses\/by\/4\.0/.test(text)]).toEqual([name, true]);
    }
  });
});
