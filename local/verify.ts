import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { clientConfig, localCredentials } from '#local/tables.ts';
import { s3Documents } from '#store/documents.ts';
import { type Difference, prove } from '#store/proof.ts';
import { jurisdictionsOnLedger, strays } from '#store/strays.ts';

/** How many differences are written out; all are counted. */
const SHOWN = 20;

type Place = {
  client: DynamoDBClient;
  tables: { ledger: string; units: string; staff: string; settings: string };
  documentsUrl: string;
  environment: NodeJS.ProcessEnv;
};

/** The system named by the functions' own variables (in the cloud), else the one that runs on this machine. */
async function place(): Promise<Place> {
  const { LEDGER_TABLE, UNITS_TABLE, STAFF_TABLE, SETTINGS_TABLE, DOCUMENTS_URL } = process.env;
  if (LEDGER_TABLE && UNITS_TABLE && STAFF_TABLE && SETTINGS_TABLE && DOCUMENTS_URL) {
    const tables = { ledger: LEDGER_TABLE, units: UNITS_TABLE, staff: STAFF_TABLE, settings: SETTINGS_TABLE };
    return { client: new DynamoDBClient({}), tables, documentsUrl: DOCUMENTS_URL, environment: process.env };
  }
  const url = `http://127.0.0.1:${process.env.PORT ?? '8787'}`;
  const answer = await fetch(`${url}/_local/status`).catch(() => null);
  if (!answer?.ok) throw new Error(`${url} 没有运行，请先 npm start · Nothing runs at ${url}: npm start first.`);
  const { tables, endpoints } = (await answer.json()) as {
    tables: Record<'Ledger' | 'Units' | 'Staff' | 'Settings', string>;
    endpoints: { dynamodb: string; documents: string };
  };
  return {
    client: new DynamoDBClient(clientConfig(endpoints.dynamodb)),
    tables: { ledger: tables.Ledger, units: tables.Units, staff: tables.Staff, settings: tables.Settings },
    documentsUrl: endpoints.documents,
    environment: {
      AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    },
  };
}

function words({ table, key, expected, found }: Difference): string {
  const what = !found ? '缺少 missing' : !expected ? '多出 unexpected' : '不一致 different';
  const detail =
    expected && found ? `\n    账本 ledger: ${JSON.stringify(expected)}\n    表 table:  ${JSON.stringify(found)}` : '';
  return `  ${what}: ${table} ${key}${detail}`;
}

/** Rebuilds every projection from the ledger, compares every item and says what differs. Answers whether all is well. */
async function verify(): Promise<boolean> {
  const { client, tables, documentsUrl, environment } = await place();
  const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const documents = s3Documents(documentsUrl, environment);
  const jurisdictions = await jurisdictionsOnLedger(db, tables.ledger);
  let well = true;
  for (const jurisdiction of jurisdictions) {
    const { entries, items, faults, differences } = await prove(db, tables, documents, jurisdiction);
    const verdict = faults.length + differences.length === 0 ? '一致 agrees' : '不一致 differs';
    console.log(`${jurisdiction} ${verdict}: ${entries} 条账目 entries, ${items} 项 items`);
    for (const { seq, fault } of faults) console.log(`  账本第 ${seq} 条 entry ${seq}: ${fault}`);
    show(differences);
    well &&= faults.length + differences.length === 0;
  }
  const unknown = await strays(db, tables, jurisdictions);
  if (unknown.length > 0) console.log('不属于任何账本的项 · Items that belong to no ledger:');
  show(unknown);
  return well && unknown.length === 0;
}

function show(differences: readonly Difference[]): void {
  for (const difference of differences.slice(0, SHOWN)) console.log(words(difference));
  if (differences.length > SHOWN) console.log(`  … 共 ${differences.length} 处 in all`);
}

try {
  if (!(await verify())) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
