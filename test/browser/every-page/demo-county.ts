import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Browser, BrowserContext } from 'playwright-core';
import type { State } from '#core/workflow/model.ts';
import { officers, unitsOfOneTeam, unitsWithOfficers } from '#local/seed/officers.ts';
import { seedRuntime } from '#local/seed/runtime.ts';
import { clientConfig } from '#local/tables.ts';
import { dynamoSubmissionStore } from '#store/submission-store.ts';
import { newPerson } from '#test/browser/browser.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';

/** The whole application on this machine with its demo people, as `npm start` brings it up; an empty county where nothing is seeded. */
export async function startDemo({ seeded }: { seeded: boolean }): Promise<TestRuntime> {
  const runtime = await startTestRuntime();
  await runtime.putPeople(officers);
  if (seeded) await seedRuntime(runtime, new Date().toISOString(), () => {});
  return runtime;
}

/** The states of all that the demo's units have filed. */
export async function statesIn({ endpoints, tables }: TestRuntime): Promise<Set<State>> {
  const client = new DynamoDBClient(clientConfig(endpoints.dynamodb));
  const submissions = dynamoSubmissionStore(DynamoDBDocumentClient.from(client), tables.Submissions ?? '');
  const filed = await Promise.all([...unitsOfOneTeam, ...unitsWithOfficers].map((unit) => submissions.ofUnit(unit)));
  const all = await submissions.getMany(filed.flat());
  client.destroy();
  return new Set(all.map(({ state }) => state));
}

/** A browser window in which a demo person has signed in, by the page on which one is chosen. */
export async function signIn(browser: Browser, url: string, person: string): Promise<BrowserContext> {
  const { page, context } = await newPerson(browser, 'desktop');
  await page.goto(`${url}/console/sign-in`);
  await page.locator(`button[value="${person}"]`).first().click();
  await page.waitForURL(`${url}/console**`);
  await page.close();
  return context;
}
