import { expect, test } from 'vitest';
import { routes } from '#contract/routes.ts';
import { readable, spell, synthesize } from '#test/cloud/templates.ts';

const system = synthesize();
const tables = system.ofType('AWS::DynamoDB::Table');

test('the tables are ledger, units, staff, submissions, cases, people, settings and feeds', () => {
  const names = tables.map((table) => readable(table.id)).sort();
  expect(names).toEqual(['Cases', 'Feeds', 'Ledger', 'People', 'Settings', 'Staff', 'Submissions', 'Units']);
});

test.each(tables.map((table) => [readable(table.id), table] as const))(
  'table %s can be restored, cannot be deleted and outlives its stack',
  (_, table) => {
    expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(table.Properties).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    });
  },
);

test('only the ledger has a stream; what waits, is due, was done or is unread is indexed; submissions, sessions and messages expire', () => {
  const having = (key: string) => tables.filter((table) => key in table.Properties).map((table) => readable(table.id));
  expect(having('StreamSpecification')).toEqual(['Ledger']);
  expect(having('GlobalSecondaryIndexes')).toEqual(['Units', 'Submissions', 'Cases', 'People']);
  expect(having('TimeToLiveSpecification')).toEqual(['Submissions', 'People']);
});

test('buckets are closed to the public, encrypted, and outlive their stack', () => {
  const buckets = system.ofType('AWS::S3::Bucket');
  expect(buckets.map((bucket) => readable(bucket.id)).sort()).toEqual(['AccessLogs', 'Documents', 'FeedFiles']);
  const closed = {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  };
  for (const bucket of buckets) {
    expect(bucket).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(bucket.Properties).toMatchObject({ PublicAccessBlockConfiguration: closed });
    expect(bucket.Properties).toHaveProperty('BucketEncryption');
  }
});

test('old versions of documents are kept, and only imports expire', () => {
  const documents = system.ofType('AWS::S3::Bucket').find((bucket) => readable(bucket.id) === 'Documents');
  expect(documents?.Properties).toMatchObject({ VersioningConfiguration: { Status: 'Enabled' } });
  const lifecycle = documents?.Properties.LifecycleConfiguration;
  expect(lifecycle).toMatchObject({ Rules: [{ Prefix: 'imports/', ExpirationInDays: 31 }] });
});

test('files of a feed have no versions, so that what a takedown destroys stands nowhere', () => {
  const files = system.ofType('AWS::S3::Bucket').find((bucket) => readable(bucket.id) === 'FeedFiles');
  expect(files?.Properties).not.toHaveProperty('VersioningConfiguration');
});

test('the feed is signed by an Ed25519 key that outlives its stack', () => {
  const key = system.theOnly('AWS::KMS::Key');
  expect(key).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  expect(key.Properties).toMatchObject({ KeySpec: 'ECC_NIST_EDWARDS25519', KeyUsage: 'SIGN_VERIFY' });
});

test.each([
  ['Projector', 'ProjectorFailures'],
  ['FeedBuilder', 'FeedFailures'],
])('%s follows ledger entries only, halves a failing batch, and sets aside what it cannot take', (name, failures) => {
  const mappings = system.ofType('AWS::Lambda::EventSourceMapping');
  const Properties = mappings.find((one) => spell(system, one.Properties.FunctionName) === name)?.Properties ?? {};
  expect(Properties).toMatchObject({
    BatchSize: 100,
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 5,
    MaximumRecordAgeInSeconds: 6 * 60 * 60,
    StartingPosition: 'TRIM_HORIZON',
    FilterCriteria: { Filters: [{ Pattern: '{"dynamodb":{"Keys":{"sk":{"S":[{"prefix":"entry#"}]}}}}' }] },
  });
  expect(spell(system, Properties.EventSourceArn)).toBe('Ledger.StreamArn');
  const destination = Properties.DestinationConfig as { OnFailure: { Destination: unknown } };
  expect(spell(system, destination.OnFailure.Destination)).toBe(`${failures}.Arn`);
});

test('every queue of failures keeps them for two weeks and refuses unencrypted connections', () => {
  const queues = system.ofType('AWS::SQS::Queue');
  expect(queues.map((queue) => readable(queue.id)).sort()).toEqual([
    'FeedFailures',
    'ProjectorFailures',
    'ScheduleFailures',
  ]);
  for (const queue of queues) expect(queue.Properties).toMatchObject({ MessageRetentionPeriod: 14 * 24 * 60 * 60 });
  const policies = system.ofType('AWS::SQS::QueuePolicy').map((policy) => policy.Properties);
  expect(policies).toHaveLength(queues.length);
  const refused = { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
  for (const policy of policies) expect(policy).toMatchObject({ PolicyDocument: { Statement: [refused] } });
});

const inChina = (time: string) => ({
  ScheduleExpression: `cron(${time} * * ? *)`,
  ScheduleExpressionTimezone: 'Asia/Shanghai',
});
const schedules = [
  ['SweepDaily', 'Sweep', 'ScheduleFailures', inChina('0 6')],
  ['ClocksEveryFiveMinutes', 'Clocks', 'ScheduleFailures', { ScheduleExpression: 'rate(5 minutes)' }],
  ['FeedRollDaily', 'FeedBuilder', 'FeedFailures', inChina('0 3')],
  ['FeedEveryQuarterHour', 'FeedBuilder', 'FeedFailures', { ScheduleExpression: 'rate(15 minutes)' }],
] as const;

test.each(schedules)('%s runs by the clock, is retried, and its failures are set aside', (name, fn, failures, when) => {
  const found = system.ofType('AWS::Scheduler::Schedule').find((schedule) => readable(schedule.id) === name);
  expect(found?.Properties).toMatchObject({
    ...when,
    State: 'ENABLED',
    Target: { RetryPolicy: { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 6 * 60 * 60 } },
  });
  const target = found?.Properties.Target as { Arn: unknown; DeadLetterConfig: { Arn: unknown } };
  expect(spell(system, target.Arn)).toBe(`${fn}.Arn`);
  expect(spell(system, target.DeadLetterConfig.Arn)).toBe(`${failures}.Arn`);
  const invocations = system
    .ofType('AWS::Lambda::EventInvokeConfig')
    .find(({ Properties }) => spell(system, Properties.FunctionName) === fn);
  const destination = invocations?.Properties.DestinationConfig as { OnFailure: { Destination: unknown } };
  expect(spell(system, destination.OnFailure.Destination)).toBe(`${failures}.Arn`);
});

test('every route of the contract stands in the API, answered by the function of its audience, all else by the documentation', () => {
  const integrations = new Map(
    system.ofType('AWS::ApiGatewayV2::Integration').map((i) => [i.id, spell(system, i.Properties.IntegrationUri)]),
  );
  const standing = system.ofType('AWS::ApiGatewayV2::Route').map(({ Properties }) => {
    const [, [, integration]] = (Properties.Target as { 'Fn::Join': [string, [string, { Ref: string }]] })['Fn::Join'];
    return `${Properties.RouteKey} → ${integrations.get(integration.Ref)}`;
  });
  const functions = {
    'open-data': 'OpenData.Arn',
    publishing: 'Publishing.Arn',
    docs: 'Docs.Arn',
    console: 'Console.Arn',
    portal: 'Portal.Arn',
    feed: 'Feed.Arn',
    mcp: 'Mcp.Arn',
  };
  const promised = Object.values(routes).flatMap(({ method, path, audience }) =>
    (method === 'GET' ? ['GET', 'HEAD'] : [method]).map((m) => `${m} ${path} → ${functions[audience]}`),
  );
  expect(standing.sort()).toEqual([...promised, `$default → ${functions.docs}`].sort());
});

test('access logs hold neither query strings nor addresses of people', () => {
  const { Properties } = system.theOnly('AWS::ApiGatewayV2::Stage');
  const { Format } = Properties.AccessLogSettings as { Format: string };
  expect(Format).toContain('$context.routeKey');
  expect(Format).not.toMatch(/sourceIp|userAgent|\$context\.path|querystring/i);
});

test('every function runs on Node 24 on arm64, logs to a group with an end, and is watched for errors and throttles', () => {
  const functions = system.ofType('AWS::Lambda::Function');
  expect(functions.map((fn) => readable(fn.id)).sort()).toEqual([
    'Clocks',
    'Console',
    'Docs',
    'Feed',
    'FeedBuilder',
    'Mcp',
    'OpenData',
    'Portal',
    'Projector',
    'Publishing',
    'Sweep',
  ]);
  const alarms = system.ofType('AWS::CloudWatch::Alarm').map((alarm) => readable(alarm.id));
  for (const fn of functions) {
    expect(fn.Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
    });
    expect(alarms).toContain(`Alarms${readable(fn.id)}Errors`);
    expect(alarms).toContain(`Alarms${readable(fn.id)}Throttles`);
  }
  for (const group of system.ofType('AWS::Logs::LogGroup'))
    expect(group.Properties).toMatchObject({ RetentionInDays: 180 });
});

test('an alarm rings when no sweep has run for a day, and does not ring for one that comes a little late', () => {
  const alarm = system.ofType('AWS::CloudWatch::Alarm').find((a) => readable(a.id) === 'AlarmsSweepMissed');
  const { Period, EvaluationPeriods, ...rest } = alarm?.Properties ?? {};
  expect(Number(Period) * Number(EvaluationPeriods)).toBe(26 * 3600);
  expect(rest).toMatchObject({ MetricName: 'Invocations', Threshold: 1, TreatMissingData: 'breaching' });
});

test('every alarm reaches those on duty', () => {
  const alarms = system.ofType('AWS::CloudWatch::Alarm');
  expect(alarms.length).toBeGreaterThan(0);
  for (const { Properties } of alarms)
    expect((Properties.AlarmActions as unknown[]).map((action) => spell(system, action))).toEqual(['AlarmsTopic']);
});

test('other origins may read, but never in the name of someone who is signed in', () => {
  const { CorsConfiguration } = system.theOnly('AWS::ApiGatewayV2::Api').Properties;
  expect(CorsConfiguration).toMatchObject({ AllowOrigins: ['*'], AllowMethods: ['GET', 'HEAD', 'OPTIONS'] });
  expect(CorsConfiguration).not.toHaveProperty('AllowCredentials');
});

test('secrets are made when deploying, stand in no template, and outlive their stack', () => {
  const secrets = system.ofType('AWS::SecretsManager::Secret');
  expect(secrets.map((secret) => readable(secret.id)).sort()).toEqual(['ClientKey', 'Keys']);
  for (const secret of secrets) {
    expect(secret).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(secret.Properties).toMatchObject({ GenerateSecretString: { GenerateStringKey: 'key', PasswordLength: 64 } });
    expect(secret.Properties).not.toHaveProperty('SecretString');
  }
});
