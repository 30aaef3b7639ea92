import { labelOf } from '#core/codes/code-list.ts';
import { leadershipPost, unitCategory } from '#core/codes/lists.ts';
import type { LiveRecord } from '#core/feed/model.ts';
import { type Cell, type Table, tables } from '#core/feed/tables.ts';
import type { LocalDate } from '#core/model.ts';
import type { About } from '#feed/exports/about.ts';

type Row = Readonly<Record<string, Cell | undefined>>;

/** The rows of a table by the names of its columns. */
function rowsOf(name: Table['name'], records: readonly LiveRecord[], day: LocalDate): Row[] {
  const table = tables.find((one) => one.name === name);
  if (!table) throw new Error(`There is no table ${name}`);
  return table
    .rows(records, day)
    .map((row) =>
      Object.fromEntries(table.columns.flatMap(({ name }, i) => (row[i] === null ? [] : [[name, row[i]]]))),
    );
}

const unitIri = (unit: unknown): string => `/v1/units/${unit}`;
const personIri = ({ unit, person }: Row): string => `/v1/units/${unit}/staff#${person}`;
const postIri = ({ unit, post }: Row): string => `/v1/units/${unit}#post-${post}`;

const categoryOf = (unit: Row): string => labelOf(unitCategory, String(unit.category) as never).zh;
const postName = (row: Row): string => labelOf(leadershipPost, String(row.post) as never).zh;

/** Units, their leading posts and who is in them, in the vocabulary of the W3C Organization Ontology, as JSON-LD. */
export function orgView(about: About, records: readonly LiveRecord[], day: LocalDate) {
  const [units, posts, staff] = [
    rowsOf('units', records, day),
    rowsOf('leadership', records, day),
    rowsOf('staff', records, day),
  ];
  return {
    '@context': {
      org: 'http://www.w3.org/ns/org#',
      foaf: 'http://xmlns.com/foaf/0.1/',
      skos: 'http://www.w3.org/2004/02/skos/core#',
      dct: 'http://purl.org/dc/terms/',
      rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
    },
    '@id': `/v1/feeds/${about.feed}/head#org`,
    'dct:license': { '@id': about.licenceUrl },
    'dct:bibliographicCitation': about.citation.zh,
    '@graph': [
      ...units.map((unit) => ({
        '@id': unitIri(unit.unit),
        '@type': 'org:FormalOrganization',
        'skos:prefLabel': { '@language': 'zh', '@value': unit.name },
        'org:identifier': unit.unit,
        'org:classification': {
          '@type': 'skos:Concept',
          'skos:notation': unit.category,
          'skos:prefLabel': categoryOf(unit),
        },
        ...(unit.parent === undefined ? {} : { 'org:subOrganizationOf': { '@id': unitIri(unit.parent) } }),
      })),
      ...posts.map((post) => ({
        '@id': postIri(post),
        '@type': 'org:Post',
        'rdfs:label': { '@language': 'zh', '@value': postName(post) },
        'org:postIn': { '@id': unitIri(post.unit) },
      })),
      ...staff.map((person) => ({
        '@type': 'org:Membership',
        '@id': `${personIri(person)}-membership`,
        'org:organization': { '@id': unitIri(person.unit) },
        'org:member': { '@id': personIri(person), '@type': 'foaf:Person', 'foaf:name': person.name },
        ...(person.post === undefined ? {} : { 'org:role': { '@type': 'org:Role', 'skos:prefLabel': person.post } }),
      })),
    ],
  };
}

/** The same as Popolo (popoloproject.com): organizations, posts, persons, memberships. */
export function popoloView(about: About, records: readonly LiveRecord[], day: LocalDate) {
  const staff = rowsOf('staff', records, day);
  const personId = ({ unit, person }: Row): string => `${unit}/${person}`;
  return {
    meta: { licence: about.licence, citation: about.citation.zh, seq: about.seq, state: about.state },
    organizations: rowsOf('units', records, day).map((unit) => ({
      id: unit.unit,
      name: unit.name,
      classification: categoryOf(unit),
      parent_id: unit.parent ?? null,
      sources: [{ url: unitIri(unit.unit) }],
    })),
    posts: rowsOf('leadership', records, day).map((post) => ({
      id: `${post.unit}/${post.post}`,
      label: postName(post),
      organization_id: post.unit,
    })),
    persons: staff.map((person) => ({
      id: personId(person),
      name: person.name,
      ...(person.sex === undefined ? {} : { gender: person.sex }),
    })),
    memberships: staff.map((person) => ({
      person_id: personId(person),
      organization_id: person.unit,
      ...(person.post === undefined ? {} : { role: person.post }),
      ...(person.since === undefined ? {} : { start_date: person.since }),
    })),
  };
}
