import { randomInt, randomUUID } from 'node:crypto';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import type { SecretResource } from '#local/application.ts';
import { place } from '#local/assembly.ts';
import { readIfPresent, writeAtomically } from '#local/files.ts';

const kept = z.record(z.string(), z.string());
const asked = z.object({ SecretId: z.string() });

/**
 * The part of Secrets Manager that the functions use: GetSecretValue. What a template has generated is generated once, and kept
 * in the data folder where only its owner may read it. Signatures are accepted without a check, on this machine alone.
 */
export async function secretStore(dataDir: string, secrets: readonly SecretResource[]): Promise<RequestListener> {
  const file = join(dataDir, 'secrets.json');
  const values = kept.parse(JSON.parse((await readIfPresent(file)) ?? '{}'));
  const missing = secrets.filter(({ physicalName }) => !(physicalName in values));
  for (const secret of missing) values[secret.physicalName] = generated(secret);
  if (missing.length > 0) await writeAtomically(file, JSON.stringify(values), 0o600);

  async function answer(target: string | undefined, body: string, response: ServerResponse): Promise<void> {
    if (target !== 'secretsmanager.GetSecretValue') return send(response, 400, { __type: 'InvalidRequestException' });
    const { SecretId } = asked.parse(JSON.parse(body));
    const name = nameOf(SecretId);
    const SecretString = values[name];
    if (SecretString === undefined) return send(response, 400, { __type: 'ResourceNotFoundException' });
    send(response, 200, { ARN: arnOf(name), Name: name, SecretString, VersionId: randomUUID() });
  }
  return (request, response) => {
    const target = request.headers['x-amz-target'];
    text(request)
      .then((body) => answer(Array.isArray(target) ? target[0] : target, body, response))
      .catch((error: unknown) => {
        process.stderr.write(`Secrets: ${error instanceof Error ? error.name : 'failed'}\n`);
        send(response, 400, { __type: 'InvalidRequestException' });
      });
  };
}

const arnOf = (name: string): string =>
  `arn:${place.partition}:secretsmanager:${place.region}:${place.accountId}:secret:${name}`;

/** A secret goes by its name or by its ARN. */
const nameOf = (id: string): string => id.slice(id.lastIndexOf(':') + 1);

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function generated({ properties: { GenerateSecretString: wanted } }: SecretResource): string {
  const value = Array.from({ length: wanted.PasswordLength }, () => letters[randomInt(letters.length)]).join('');
  return JSON.stringify({ ...JSON.parse(wanted.SecretStringTemplate), [wanted.GenerateStringKey]: value });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}
