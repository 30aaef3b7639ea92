import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { buildApp } from '#lib/build-app.ts';
import { permissionsOf } from '#test/cloud/permissions.ts';
import { emptyFolder, synthesize } from '#test/cloud/templates.ts';

const settings = { name: 'province/420000', sources: ['https://county.example/'] };
const context = { PROVINCE: settings };

test('a county is deployed unless a province is asked for, and then nothing but the province', () => {
  expect(synthesize().stacks.map(({ name }) => name)).not.toContain('SunshineProvince');
  expect(synthesize({ context }).stacks.map(({ name }) => name)).toEqual(['SunshineProvince']);
});

test('a province may be asked for in one word of JSON, as on a command line', () => {
  const { stacks } = synthesize({ context: { PROVINCE: JSON.stringify(settings) } });
  expect(stacks[0]?.text.Resources).toEqual(synthesize({ context }).stacks[0]?.text.Resources);
});

test.each([
  ['a name with a space', { ...settings, name: 'province of 420000' }, /PROVINCE\.name/],
  ['no source', { ...settings, sources: [] }, /PROVINCE\.sources/],
  ['a source without encryption', { ...settings, sources: ['http://county.example/'] }, /PROVINCE\.sources/],
  ['a source that is no folder', { ...settings, sources: ['https://county.example/v1'] }, /PROVINCE\.sources/],
  ['a source that is no address', { ...settings, sources: ['county'] }, /PROVINCE\.sources/],
])('a province with %s is refused, and it is said which setting is wrong', (_, wrong, why) => {
  expect(() => synthesize({ context: { PROVINCE: wrong } })).toThrow(why);
});

test('what a province holds outlives its stack', () => {
  const kept = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key'].flatMap(synthesize({ context }).ofType);
  expect(kept.length).toBe(6);
  expect(kept.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(kept.map(() => 'Retain'));
});

test('whatever needs a person rings: faults, silence, a county that is not proven or cannot be reached', () => {
  const alarms = synthesize({ context })
    .ofType('AWS::CloudWatch::Alarm')
    .map(({ id, Properties }) => [id.replace(/^Alarms|[0-9A-F]{8}$/g, ''), Properties.TreatMissingData]);
  expect(Object.fromEntries(alarms)).toEqual({
    aggregatorErrors: 'notBreaching',
    aggregatorThrottles: 'notBreaching',
    feedErrors: 'notBreaching',
    feedThrottles: 'notBreaching',
    AggregatorFailed: 'notBreaching',
    ScheduleTargetErrors: 'notBreaching',
    ScheduleDropped: 'notBreaching',
    CountyNotProven: 'notBreaching',
    CountyUnreached: 'notBreaching',
    RoundsMissed: 'breaching',
  });
});

test('the security checks find nothing about a province that has no reason beside it', () => {
  process.env.CDK_VALIDATION = 'false';
  const app = buildApp({ outdir: emptyFolder(), context: { ...context, 'aws:cdk:bundling-stacks': [] } });
  app.synth();
  expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
});

test('each of its functions may do what is listed here and nothing else', () => {
  const permissions = permissionsOf(synthesize({ context }))
    .filter((permission) => !/: (logs|xray):/.test(permission))
    .sort();
  const files = (bucket: string) =>
    ['DeleteObject', 'GetObject', 'PutObject'].map((a) => `AggregatorRole: s3:${a} on ${bucket}.Arn/v1/feeds/*`);
  expect(permissions).toEqual(
    [
      ...['Feeds', 'Mirrors'].flatMap((table) =>
        ['GetItem', 'PutItem'].map((a) => `AggregatorRole: dynamodb:${a} on ${table}.Arn`),
      ),
      ...files('FeedFiles'),
      ...files('MirrorFiles'),
      'AggregatorRole: s3:ListBucket on FeedFiles.Arn',
      'AggregatorRole: s3:ListBucket on MirrorFiles.Arn',
      'AggregatorRole: kms:GetPublicKey on ProvinceKey.Arn',
      'AggregatorRole: kms:Sign on ProvinceKey.Arn',
      ...['GetQueueAttributes', 'GetQueueUrl', 'SendMessage'].map(
        (a) => `AggregatorRole: sqs:${a} on AggregatorFailures.Arn`,
      ),
      'AggregatorInvoker: lambda:InvokeFunction on Aggregator.Arn',
      'AggregatorInvoker: sqs:SendMessage on AggregatorFailures.Arn',
      'FeedRole: dynamodb:PutItem on Feeds.Arn',
      'FeedRole: dynamodb:Query on Feeds.Arn',
      'FeedRole: kms:GetPublicKey on ProvinceKey.Arn',
      'FeedRole: s3:GetObject on FeedFiles.Arn/v1/feeds/*',
      'FeedRole: s3:ListBucket on FeedFiles.Arn',
    ].sort(),
  );
});
