import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Fixture = {
  /** A folder like cdk.out. */
  assembly: string;
  dataDir: string;
  /** What the stream consumer took in: the sort keys, in order. */
  consumed(): Promise<string[]>;
  /** The events with which the clock's function was fired. */
  fired(): Promise<{ time: string }[]>;
  remove(): Promise<void>;
};

/** A small synthesized app: one table with a stream, a function behind some routes, a stream consumer, a schedule. */
export async function makeFixture(schedule: object = {}): Promise<Fixture> {
  const directory = await mkdtemp(join(tmpdir(), 'sunshine-local-'));
  const assembly = join(directory, 'cdk.out');
  await mkdir(join(assembly, 'asset.code'), { recursive: true });
  const [consumedFile, firedFile] = [join(directory, 'consumed'), join(directory, 'fired')];
  const write = (name: string, content: object) => writeFile(join(assembly, name), JSON.stringify(content));
  await write('manifest.json', {
    artifacts: { Demo: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Demo.template.json' } } },
  });
  await write('Demo.assets.json', { files: { code: { source: { path: 'asset.code' } } } });
  await write('Demo.template.json', { Resources: resources({ consumedFile, firedFile, schedule }) });
  await writeFile(join(assembly, 'asset.code/index.mjs'), code);
  return {
    assembly,
    dataDir: join(directory, 'data'),
    consumed: () => linesOf(consumedFile),
    fired: async () => (await linesOf(firedFile)).map((line) => JSON.parse(line)),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

async function linesOf(file: string): Promise<string[]> {
  const content = await readFile(file, 'utf8').catch(() => '');
  return content.split('\n').filter((line) => line !== '');
}

const routes = [
  'GET /items/{id}',
  'HEAD /items/{id}',
  'GET /items/special',
  'GET /files/{rest+}',
  'POST /items',
  'GET /do/{what}',
];

type Files = { consumedFile: string; firedFile: string; schedule: object };

const resources = ({ consumedFile, firedFile, schedule }: Files) => ({
  Table01234567: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    },
  },
  Documents01234567: { Type: 'AWS::S3::Bucket' },
  Failures01234567: { Type: 'AWS::SQS::Queue' },
  Http01234567: lambda('http', {
    TABLE: { Ref: 'Table01234567' },
    DOCUMENTS_URL: { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': ['Documents01234567', 'RegionalDomainName'] }]] },
  }),
  Consumer01234567: lambda('consume', { FILE: consumedFile }),
  Clock01234567: lambda('clock', { FILE: firedFile }),
  Mapping01234567: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      BatchSize: 10,
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failures01234567', 'Arn'] } } },
      EventSourceArn: { 'Fn::GetAtt': ['Table01234567', 'StreamArn'] },
      FilterCriteria: { Filters: [{ Pattern: '{"dynamodb":{"Keys":{"sk":{"S":[{"prefix":"entry#"}]}}}}' }] },
      FunctionName: { Ref: 'Consumer01234567' },
      MaximumRetryAttempts: 1,
      StartingPosition: 'TRIM_HORIZON',
    },
  },
  Daily01234567: {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpression: 'cron(0 6 * * ? *)',
      ScheduleExpressionTimezone: 'Asia/Shanghai',
      Target: { Arn: { 'Fn::GetAtt': ['Clock01234567', 'Arn'] } },
      ...schedule,
    },
  },
  Api01234567: {
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: {
      ProtocolType: 'HTTP',
      CorsConfiguration: { AllowOrigins: ['*'], AllowMethods: ['GET', 'HEAD'], ExposeHeaders: ['ETag'], MaxAge: 600 },
    },
  },
  Integration01234567: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: { 'Fn::GetAtt': ['Http01234567', 'Arn'] },
      PayloadFormatVersion: '2.0',
    },
  },
  ...Object.fromEntries(
    routes.map((RouteKey, index) => [
      `Route${index}`,
      {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { RouteKey, Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration01234567' }]] } },
      },
    ]),
  ),
});

const lambda = (handler: string, variables: object) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { S3Bucket: 'assets', S3Key: 'code.zip' },
    Handler: `index.${handler}`,
    Timeout: 1,
    Environment: { Variables: variables },
  },
});

/** The bundle. `GET /do/{what}` does what a function should not, and what it may. */
const code = `
import { appendFileSync } from 'node:fs';
const deeds = {
  throw: () => { throw new Error('a secret of the function'); },
  exit: () => process.exit(3),
  hang: () => new Promise(() => {}),
  nonsense: () => ({ statusCode: 'ok' }),
  large: () => ({ statusCode: 200, body: 'x'.repeat(6 * 1024 * 1024 + 100) }),
  bare: () => ({ greeting: 'hello' }),
  binary: () => ({ statusCode: 200, headers: { 'Content-Type': 'image/png' }, body: 'iVBORw==', isBase64Encoded: true }),
  cookies: () => ({ statusCode: 200, cookies: ['a=1', 'b=2'], body: '' }),
  unchanged: () => ({ statusCode: 304, headers: { etag: '"x"' } }),
  process: () => ({ statusCode: 200, body: String(process.pid) }),
  environment: () => ({ statusCode: 200, body: JSON.stringify(process.env) }),
};
export const http = async (event, context) => deeds[event.pathParameters?.what]?.() ?? {
  statusCode: 200,
  headers: { 'content-type': 'application/json', ETag: '"1"' },
  body: JSON.stringify({ event, remaining: context.getRemainingTimeInMillis(), id: context.awsRequestId }),
};
export const consume = async ({ Records }) => {
  const keys = Records.map((record) => record.dynamodb.Keys.sk.S);
  if (keys.some((key) => key.includes('poison'))) throw new Error('poison');
  appendFileSync(process.env.FILE, keys.map((key) => key + '\\n').join(''));
};
export const clock = async (event) => {
  appendFileSync(process.env.FILE, JSON.stringify(event) + '\\n');
  return 'done';
};
`;
