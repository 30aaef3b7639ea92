import { type App, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeEach, expect, test } from 'vitest';
import { buildApp } from '#lib/build-app.ts';
import { emptyFolder } from '#test/cloud/templates.ts';

process.env.CDK_VALIDATION = 'false';
let app: App;
beforeEach(() => {
  app = buildApp({ outdir: emptyFolder(), context: { 'aws:cdk:bundling-stacks': [] } });
});

test('the security checks find nothing that has no reason beside it', () => {
  app.synth();
  expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
});

test('nor do they where officers are users of a pool of our own', () => {
  const env = { account: '111111111111', region: 'eu-central-1' };
  const withPool = buildApp({ outdir: emptyFolder(), context: { 'aws:cdk:bundling-stacks': [] }, env });
  withPool.synth();
  expect(new AwsSolutionsChecks(withPool).validateScope(withPool).violations).toEqual([]);
});

test('an unprotected queue, were one added, would stop the synthesis', () => {
  new Queue(new Stack(app, 'Careless'), 'Unprotected');
  expect(() => app.synth()).toThrow(/AwsSolutions-SQS4/);
});
