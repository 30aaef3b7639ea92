import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { stringify } from 'yaml';
import { openapiDocument } from '#contract/openapi/document.ts';
import { llmsText } from '#contract/openapi/llms-text.ts';

const madeFrom = 'Made from contract/ by `npm run openapi`; do not edit.';

/** The files that are made from the contract and checked in, by path: the document, the client's types and what assistants read first. */
export async function generatedFiles(): Promise<Record<string, string>> {
  const document = openapiDocument();
  // A plain copy: the types' generator changes what it is given.
  const types = astToString(await openapiTypes(structuredClone(document) as OpenAPI3));
  return {
    'openapi.yaml': `# ${madeFrom}\n${stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })}`,
    'functions/docs/static/llms.txt': llmsText(),
    'contract/client/schema.ts': `// ${madeFrom}\n${types}`,
  };
}
