import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { triplesOf } from '#test/feed/exports/json-ld.ts';

/** What SHACL shapes find wrong with a JSON-LD document. */
export async function shapeFaults(document: object, shapes: string): Promise<string[]> {
  const data = await triplesOf(document);
  const { results } = await new SHACLValidator(new Store(new Parser().parse(shapes)) as never).validate(data as never);
  return results.map(
    ({ path, message }) => `${path && 'value' in path ? path.value : ''} ${message.map((m) => m.value)}`,
  );
}
