import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

const BASE = 'https://county.example/v1/feeds/420923/snapshots/1/any.jsonld';

/** What SHACL shapes find wrong with a JSON-LD document; no context is fetched from anywhere. */
export async function shapeFaults(document: object, shapes: string): Promise<string[]> {
  const documentLoader = async (url: string) => {
    throw new Error(`${url} is asked for`);
  };
  const quads = await jsonld.toRDF(
    document as never,
    { format: 'application/n-quads', base: BASE, documentLoader } as never,
  );
  const data = new Store(new Parser().parse(String(quads)));
  const { results } = await new SHACLValidator(new Store(new Parser().parse(shapes)) as never).validate(data as never);
  return results.map(
    ({ path, message }) => `${path && 'value' in path ? path.value : ''} ${message.map((m) => m.value)}`,
  );
}
