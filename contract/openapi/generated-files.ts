import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { stringify } from 'yaml';
import { openapiDocument } from '#contract/openapi/document.ts';

const madeFrom = 'Made from contract/ by `npm run openapi`; do not edit.';

/** The files that are made from the contract and checked in, by path: the document and the client's types. */
export async function generatedFiles(): Promise<Record<string, string>> {
  const document = openapiDocument();
  // A plain copy: the types' generator changes what it is given.
  const types = astToString(await openapiTypes(structuredClone(document) as OpenAPI3));
  return {
    'openapi.yaml': `# ${madeFrom}\n${stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })}`,
    'contract/client/schema.ts': `// ${madeFrom}\n${types}`,
  };
}
