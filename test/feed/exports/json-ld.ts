import jsonld from 'jsonld';
import { Parser, Store } from 'n3';

const BASE = 'https://county.example/v1/feeds/420923/snapshots/1/any.jsonld';

/** What a JSON-LD document says, as triples; contexts are those given here, and none is fetched from anywhere. */
export async function triplesOf(document: object, contexts: Readonly<Record<string, object>> = {}): Promise<Store> {
  const documentLoader = async (url: string) => {
    const context = contexts[url];
    if (!context) throw new Error(`${url} is asked for`);
    return { contextUrl: undefined, documentUrl: url, document: { '@context': context } };
  };
  const quads = await jsonld.toRDF(
    document as never,
    { format: 'application/n-quads', base: BASE, documentLoader } as never,
  );
  return new Store(new Parser().parse(String(quads)));
}
