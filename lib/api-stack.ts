import { Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Audience } from '#contract/routes.ts';
import { apiFunctions } from '#lib/api-functions.ts';
import type { BundledFunction } from '#lib/bundled-function.ts';
import type { DataStack } from '#lib/data-stack.ts';
import { HttpDoor } from '#lib/http-door.ts';
import { IdentityProvider } from '#lib/identity.ts';

/** The HTTP API: the contract's own list of routes, each answered by the function of its audience. */
export class ApiStack extends Stack {
  readonly functions: Readonly<Record<Audience, BundledFunction>>;
  readonly stage: HttpStage;
  readonly url: string;

  constructor(
    scope: Construct,
    id: string,
    { data, feedKey, ...props }: StackProps & { data: DataStack; feedKey: Key },
  ) {
    super(scope, id, { ...props, description: 'Sunshine Bianzhi: HTTP API' });
    const door = new HttpDoor(this, 'Sunshine Bianzhi: open data, publishing and pages');
    const identity = new IdentityProvider(this, 'Identity', { url: door.url });
    this.functions = apiFunctions(this, { data, feedKey, identity });
    door.addRoutes(this.functions, 'docs');
    this.stage = door.stage;
    this.url = door.url;
  }
}
