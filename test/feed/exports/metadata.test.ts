import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Ajv } from 'ajv';
import { Package } from 'datapackage';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { tableFaults } from '#test/feed/exports/csvw-rules.ts';
import { popoloSchema } from '#test/feed/exports/popolo-schema.ts';
import { shapeFaults } from '#test/feed/exports/shape-faults.ts';
import { dcatShapes, orgShapes } from '#test/feed/exports/shapes.ts';
import { snapshotOfCounty } from '#test/feed/exports/snapshot.ts';

let county: Awaited<ReturnType<typeof snapshotOfCounty>>;
beforeAll(async () => {
  county = await snapshotOfCounty();
});
const json = (name: string) => JSON.parse(county.text(name));
type Descriptor = { name: string; resources?: { schema: { fields: { type: string }[] } }[] };

describe('The data package', () => {
  /** Reads the package from a folder, as whoever has downloaded it would. */
  async function read(change: (descriptor: Descriptor) => void = () => {}) {
    const folder = await mkdtemp(join(tmpdir(), 'package-'));
    const descriptor = json('datapackage');
    change(descriptor);
    for (const { path } of county.manifest.files)
      if (path.endsWith('.csv'))
        // The library does not know the mark of UTF-8 with which the files begin.
        await writeFile(join(folder, basename(path)), (county.store.contents.get(path) ?? Buffer.of()).subarray(3));
    const found = await Package.load(descriptor, { basePath: folder });
    return { found, done: () => rm(folder, { recursive: true }) };
  }

  it('is valid by its profile, and its tables by their schemas, with every reference kept', async () => {
    const { found, done } = await read();
    expect(found.errors).toEqual([]);
    for (const resource of found.resources) {
      const rows = await resource.read({ relations: true, keyed: true });
      const file = county.find(resource.name, 'csv');
      expect(rows.length).toBe(file.rows);
    }
    await done();
  });

  it.each<[string, (descriptor: Descriptor) => void]>([
    ['no resources', (d) => delete d.resources],
    [
      'a name that is none',
      (d) => {
        d.name = '云梦 县';
      },
    ],
  ])('with %s would be found out', async (_, change) => {
    const { found, done } = await read(change);
    expect(found.valid).toBe(false);
    await done();
  });

  it('with a wrong type would be found out by its own rows', async () => {
    const { found, done } = await read((d) => {
      const name = d.resources?.[0]?.schema.fields[1];
      if (name) name.type = 'integer';
    });
    await expect(found.resources[0]?.read()).rejects.toThrow();
    await done();
  });
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
        .map(({ path, name }) => [
          basename(path),
          Papa.parse<string[]>(county.text(name, 'csv').slice(1).trimEnd(), { newline: '\r\n' }).data,
        ]),
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
