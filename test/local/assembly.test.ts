import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readApplication } from '#local/application.ts';
import { readAssembly } from '#local/assembly.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sunshine-'));
});
afterAll(() => rm(directory, { recursive: true }));

/** Two stacks: `Base` exports a table's name; the properties given are those of a queue in `App`. */
async function evaluated(properties: object, parameters = {}): Promise<unknown> {
  const write = (name: string, content: object) => writeFile(join(directory, name), JSON.stringify(content));
  const stack = (templateFile: string) => ({ type: 'aws:cloudformation:stack', properties: { templateFile } });
  await write('manifest.json', { artifacts: { Base: stack('base.json'), App: stack('app.json') } });
  for (const name of ['Base', 'App']) await write(`${name}.assets.json`, { files: {} });
  await write('base.json', {
    Resources: { LedgerB7379752: { Type: 'AWS::DynamoDB::Table' } },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of Fn::Sub
    Outputs: { Out: { Value: { Ref: 'LedgerB7379752' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:ledger' } } } },
  });
  await write('app.json', {
    Parameters: { Issuer: { Type: 'String' }, Level: { Type: 'String', Default: 'info' } },
    Resources: { Queue01234567: { Type: 'AWS::SQS::Queue', Properties: properties } },
  });
  return readAssembly(directory, parameters).resources('AWS::SQS::Queue')[0]?.properties;
}

test('References, exports, parameters and text functions of a template are evaluated', async () => {
  const properties = {
    table: { 'Fn::ImportValue': 'Base:ledger' },
    parameters: [{ Ref: 'Issuer' }, { Ref: 'Level' }, { Ref: 'AWS::NoValue' }],
    arn: { 'Fn::GetAtt': ['Queue01234567', 'Arn'] },
    last: { 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::Join': ['/', ['a', { Ref: 'Level' }]] }] }] },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of Fn::Sub
    text: { 'Fn::Sub': ['${Level} ${own} ${Queue01234567.QueueName} ${!kept}', { own: { Ref: 'Issuer' } }] },
    gone: { Ref: 'AWS::NoValue' },
  };
  expect(await evaluated(properties, { Issuer: 'me' })).toEqual({
    table: 'Base-LedgerB7379752',
    parameters: ['me', 'info'],
    arn: 'arn:aws-cn:sqs:cn-north-1:000000000000:App-Queue01234567',
    last: 'info',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of Fn::Sub
    text: 'info me App-Queue01234567 ${kept}',
  });
});

test('What cannot be evaluated is an error that names the resource', async () => {
  const problem = (properties: object) => expect(evaluated(properties)).rejects;
  await problem({ a: { 'Fn::Cidr': [] } }).toThrow(
    /Queue01234567 .*AWS::SQS::Queue.* stack App: .*Fn::Cidr is not known/,
  );
  await problem({ a: { Ref: 'Issuer' } }).toThrow(/Queue01234567.*no value is given for Issuer/);
  await problem({ a: { 'Fn::GetAtt': ['Queue01234567', 'Colour'] } }).toThrow(
    /Colour of a AWS::SQS::Queue is not known/,
  );
  await problem({ a: { 'Fn::ImportValue': 'Base:none' } }).toThrow(/no stack exports Base:none/);
});

test('A missing synthesis says what to run', () => {
  expect(() => readApplication(readAssembly(join(directory, 'nowhere')))).toThrow(/npm run synth/);
});
