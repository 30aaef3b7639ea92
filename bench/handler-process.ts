import { place } from '#local/assembly.ts';
import { localCredentials } from '#local/tables.ts';
import { applicationOf } from './application.ts';
import type { HandlerFigures } from './cases/handlers.ts';
import type { Asks } from './cases/reads.ts';
import type { App } from './children/app.ts';
import { startChild } from './children/child.ts';
import type { HandlersInput } from './children/handlers.ts';
import type { Baselines } from './contenders.ts';

/** Measures the bundled open-data function and fastify side by side in a process that has what Lambda would give it. */
export async function measureOurHandler(
  assembly: string,
  app: App,
  asks: Asks,
  { contenders, postgres }: Baselines,
  meta: object,
): Promise<HandlerFigures> {
  const { tables, endpoints } = app;
  const bundle = applicationOf(assembly, app).functions.find(({ name }) => name === 'OpenData')?.directory ?? '';
  const theirs = contenders.find(({ name }) => name === 'fastifyPostgres');
  const fastify = theirs && postgres && { input: { socket: postgres.socket, meta }, asks: theirs.asks };
  const { Ledger = '', Units = '', Staff = '', Settings = '' } = tables;
  const environment = {
    LEDGER_TABLE: Ledger,
    UNITS_TABLE: Units,
    STAFF_TABLE: Staff,
    SETTINGS_TABLE: Settings,
    DOCUMENTS_URL: endpoints.documents,
    NODE_OPTIONS: '--enable-source-maps',
    AWS_REGION: place.region,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
  };
  const { value, stop } = await startChild<HandlersInput, HandlerFigures>(
    'handlers.ts',
    { bundle, asks, fastify },
    environment,
  );
  await stop();
  return value;
}
