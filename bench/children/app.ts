// The application with the demo county, as `npm start` runs it, on a free port and in a folder of its own.
import { join } from 'node:path';
import { publisher, secrecyReviewer } from '#local/identity.ts';
import { startRuntime } from '#local/runtime.ts';
import { seedRuntime } from '#local/seed/runtime.ts';
import { asChild } from './child.ts';

export type AppInput = { assembly: string; dataDir: string };
export type App = {
  url: string;
  endpoints: { dynamodb: string; documents: string };
  tables: Record<string, string>;
  token: string;
  reviewersToken: string;
};

asChild<AppInput, App>(async ({ assembly, dataDir }) => {
  const runtime = await startRuntime({ assembly, dataDir: join(dataDir, 'app'), port: 0 });
  await seedRuntime(runtime, new Date().toISOString(), (line) => process.stderr.write(`  ${line}\n`));
  const { url, endpoints, tables } = runtime;
  const [token, reviewersToken] = await Promise.all([runtime.token(publisher), runtime.token(secrecyReviewer)]);
  return { value: { url, endpoints, tables, token, reviewersToken }, stop: runtime.stop };
});
