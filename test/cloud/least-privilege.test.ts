import { expect, test } from 'vitest';
import { permissionsOf } from '#test/cloud/permissions.ts';
import { readable, synthesize } from '#test/cloud/templates.ts';

const system = synthesize();
/** Every permission of every role, as `role: action on resource`. */
const permissions = permissionsOf(system);

const table = (name: string, ...actions: string[]) => actions.map((action) => `dynamodb:${action} on ${name}.Arn`);
const folder = (name: string, ...actions: string[]) => actions.map((a) => `s3:${a} on Documents.Arn/${name}/*`);
const indexes = (name: string, ...of: string[]) => of.map((index) => `dynamodb:Query on ${name}.Arn/index/${index}`);
const documents = (...actions: string[]) => folder('documents', ...actions);
const feedFiles = (...actions: string[]) => [
  ...actions.map((action) => `s3:${action} on FeedFiles.Arn/v1/feeds/*`),
  's3:ListBucket on FeedFiles.Arn',
];
const ledgerStream = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
  (a) => `dynamodb:${a} on Ledger.StreamArn`,
);
const queue = (name: string) =>
  ['GetQueueAttributes', 'GetQueueUrl', 'SendMessage'].map((action) => `sqs:${action} on ${name}.Arn`);
const logAndTrace = (name: string) => [
  `logs:CreateLogStream on ${name}Logs.Arn`,
  `logs:PutLogEvents on ${name}Logs.Arn`,
  'xray:PutTelemetryRecords on *',
  'xray:PutTraceSegments on *',
];

const allowed: Record<string, string[]> = {
  OpenDataRole: [
    ...logAndTrace('OpenData'),
    ...['Ledger', 'Units', 'Staff'].flatMap((name) => table(name, 'GetItem', 'BatchGetItem', 'Query')),
    ...table('Settings', 'Query'),
    ...documents('GetObject'),
    ...folder('policies', 'GetObject'),
  ],
  McpRole: [
    ...logAndTrace('Mcp'),
    ...['Ledger', 'Units', 'Staff'].flatMap((name) => table(name, 'GetItem', 'BatchGetItem', 'Query')),
    ...table('Settings', 'Query'),
    ...documents('GetObject'),
  ],
  PublishingRole: [
    ...logAndTrace('Publishing'),
    ...table('Ledger', 'Query', 'BatchGetItem', 'PutItem'),
    ...table('Submissions', 'GetItem', 'BatchGetItem', 'Query', 'PutItem'),
    ...table('Units', 'GetItem', 'Query'),
    ...table('People', 'GetItem', 'Query'),
    ...table('Settings', 'Query'),
    ...documents('GetObject', 'PutObject'),
    ...folder('imports', 'GetObject', 'PutObject'),
  ],
  ConsoleRole: [
    ...logAndTrace('Console'),
    ...table('Ledger', 'Query', 'BatchGetItem', 'PutItem', 'GetItem'),
    ...table('Units', 'GetItem', 'BatchGetItem', 'Query'),
    ...table('Submissions', 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'),
    ...indexes('Submissions', 'queue', 'due', 'actor', 'unit'),
    ...table('Cases', 'GetItem', 'BatchGetItem', 'Query', 'PutItem'),
    ...indexes('Cases', 'queue'),
    ...table('People', 'GetItem', 'Query', 'PutItem', 'UpdateItem'),
    ...indexes('People', 'unread'),
    ...table('Settings', 'GetItem', 'Query', 'PutItem'),
    ...documents('GetObject', 'PutObject'),
    ...folder('drafts', 'GetObject', 'PutObject'),
    ...folder('evidence', 'GetObject', 'PutObject'),
    ...folder('policies', 'PutObject'),
    'secretsmanager:GetSecretValue on Keys',
  ],
  PortalRole: [
    ...logAndTrace('Portal'),
    ...table('Ledger', 'Query'),
    ...table('Units', 'GetItem', 'Query'),
    ...table('Submissions', 'GetItem', 'Query', 'PutItem', 'UpdateItem'),
    ...indexes('Submissions', 'queue'),
    ...table('Cases', 'GetItem', 'PutItem'),
    ...table('People', 'PutItem'),
    ...table('Settings', 'Query'),
    ...documents('GetObject'),
    ...folder('drafts', 'GetObject'),
    'secretsmanager:GetSecretValue on ClientKey',
  ],
  DocsRole: logAndTrace('Docs'),
  FeedRole: [
    ...table('Submissions', 'GetItem', 'PutItem'),
    ...table('Settings', 'Query'),
    ...logAndTrace('Feed'),
    ...table('Feeds', 'Query', 'PutItem'),
    ...feedFiles('GetObject'),
    'kms:GetPublicKey on FeedKey.Arn',
  ],
  FeedBuilderRole: [
    ...logAndTrace('FeedBuilder'),
    ...table('Ledger', 'Query'),
    ...ledgerStream,
    ...table('Units', 'Query'),
    ...table('Feeds', 'GetItem', 'PutItem'),
    ...documents('GetObject'),
    ...feedFiles('GetObject', 'PutObject', 'DeleteObject'),
    'kms:GetPublicKey on FeedKey.Arn',
    'kms:Sign on FeedKey.Arn',
    ...queue('FeedFailures'),
  ],
  ProjectorRole: [
    ...logAndTrace('Projector'),
    ...table('Ledger', 'Query'),
    ...ledgerStream,
    ...table('Units', 'GetItem', 'BatchGetItem', 'PutItem'),
    ...table('Staff', 'Query', 'PutItem', 'UpdateItem'),
    ...table('Settings', 'Query'),
    ...documents('GetObject'),
    'events:PutEvents on Events.Arn',
    ...queue('ProjectorFailures'),
  ],
  SweepRole: [
    ...logAndTrace('Sweep'),
    'dynamodb:Query on Units.Arn/index/due',
    ...table('Units', 'BatchGetItem', 'Query', 'UpdateItem'),
    ...table('Settings', 'Query'),
    ...table('Ledger', 'Query', 'BatchGetItem', 'PutItem'),
    ...table('People', 'Query', 'PutItem'),
    ...queue('ScheduleFailures'),
  ],
  ClocksRole: [
    ...logAndTrace('Clocks'),
    ...table('Ledger', 'Query', 'BatchGetItem', 'PutItem', 'GetItem'),
    ...table('Submissions', 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'),
    ...indexes('Submissions', 'queue', 'due'),
    ...table('People', 'Query', 'PutItem'),
    ...table('Settings', 'Query'),
    ...documents('GetObject', 'PutObject'),
    ...folder('drafts', 'GetObject'),
    ...queue('ScheduleFailures'),
  ],
  Invoker: [
    'lambda:InvokeFunction on Sweep.Arn',
    'lambda:InvokeFunction on Clocks.Arn',
    'sqs:SendMessage on ScheduleFailures.Arn',
  ],
  FeedInvoker: ['lambda:InvokeFunction on FeedBuilder.Arn', 'sqs:SendMessage on FeedFailures.Arn'],
};

test('every role may do what is listed here and nothing else', () => {
  const listed = Object.entries(allowed).flatMap(([role, list]) => list.map((permission) => `${role}: ${permission}`));
  expect(permissions.sort()).toEqual(listed.sort());
});

test('no role has permissions that stand elsewhere: none managed by others, none inline', () => {
  const roles = system.ofType('AWS::IAM::Role');
  expect(roles.map((role) => readable(role.id)).sort()).toEqual(Object.keys(allowed).sort());
  for (const { Properties } of roles)
    expect(Object.keys(Properties).sort()).toEqual(['AssumeRolePolicyDocument', 'Tags']);
  expect(system.ofType('AWS::IAM::ManagedPolicy')).toEqual([]);
});

test('the feed is signed by its builder alone', () => {
  const signers = permissions.filter((permission) => permission.includes('kms:Sign'));
  expect(signers).toEqual(['FeedBuilderRole: kms:Sign on FeedKey.Arn']);
});

test('the keys of sessions and identity numbers are read by the console alone, and the public pages have one of their own', () => {
  const readers = permissions.filter((permission) => permission.includes('secretsmanager:'));
  expect(readers.sort()).toEqual([
    'ConsoleRole: secretsmanager:GetSecretValue on Keys',
    'PortalRole: secretsmanager:GetSecretValue on ClientKey',
  ]);
});

test('only tracing may name every resource, and nobody may delete anything but the files of a feed', () => {
  const everywhere = permissions.filter((permission) => permission.endsWith(' on *'));
  expect([...new Set(everywhere.map((p) => p.split(' ')[1]))].sort()).toEqual([
    'xray:PutTelemetryRecords',
    'xray:PutTraceSegments',
  ]);
  expect(permissions.filter((permission) => /:\S*(\*|Delete|Scan)/.test(permission.split(' on ')[0] ?? ''))).toEqual([
    'FeedBuilderRole: s3:DeleteObject on FeedFiles.Arn/v1/feeds/*',
  ]);
});
