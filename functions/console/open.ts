import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { identityMark } from '#core/identity-mark.ts';
import type { Instant } from '#core/model.ts';
import { consoleSections } from '#functions/console/pages/index.ts';
import { consoleDoor } from '#functions/console/serve.tsx';
import { signedOutPages } from '#functions/console/signed-out.tsx';
import type { UseCase } from '#functions/http/answer.ts';
import { wasSignedIn } from '#functions/identity/cookies.ts';
import { identifier } from '#functions/identity/identify.ts';
import type { Keys } from '#functions/identity/keys.ts';
import { type WorkflowTables, workflowOver } from '#functions/workflow/stores.ts';
import { keptForms } from '#store/kept-forms.ts';
import { dynamoReader } from '#store/reader.ts';
import type { AssetUrl } from '#ui/assets.ts';

type SigningIn = ReturnType<typeof import('#functions/identity/sign-in.ts').signIn>;

type Setting = {
  db: DynamoDBDocumentClient;
  tables: WorkflowTables;
  documentsUrl: string;
  keys: () => Promise<Keys>;
  provider: { issuer: string; clientId: string; audience: string; administrator: string };
  assets: AssetUrl;
  now: () => Instant;
  newId: () => string;
  /** Credentials of the object store; those of the process unless a test gives its own. */
  environment?: NodeJS.ProcessEnv;
};

/** The console over its stores: signing in and out, and every page behind that. */
export function openConsole(setting: Setting): { page: UseCase } {
  const { db, tables, documentsUrl, keys, provider, assets, now, newId, environment } = setting;
  const markOf = async (identityNumber: string) => identityMark((await keys()).identityNumbers, identityNumber);
  const w = workflowOver(
    db,
    tables,
    documentsUrl,
    { now, newId, markOf, administrator: provider.administrator },
    environment,
  );
  const reader = dynamoReader(db, { units: tables.units, staff: '' });
  const { issuer, clientId, audience, administrator } = provider;
  // The protocol of signing in is loaded by whoever signs in, not with every page.
  const loadSignIn = async () => (await import('#functions/identity/sign-in.ts')).signIn;
  let signingIn: Promise<SigningIn> | undefined;
  const signing = () => {
    signingIn ??= loadSignIn().then((signIn) => signIn({ issuer, clientId, keys, people: w.people, now, newId }));
    return signingIn;
  };
  const door = consoleDoor({
    sections: consoleSections,
    w,
    identify: identifier({ issuer, audience, administrator, people: w.people, keys }),
    counties: async () => {
      const codes = await reader.jurisdictions();
      const heads = await Promise.all(codes.map((code) => reader.head(code)));
      return heads.flatMap((head) => (head ? [{ code: head.jurisdiction, name: head.name }] : []));
    },
    holders: (jurisdiction) => w.people.inJurisdiction(jurisdiction),
    kept: keptForms(db, tables.people),
    wasSignedIn: async (request) => wasSignedIn((await keys()).session, request),
    assets,
    formTargets: [new URL(issuer).origin],
  });
  const outside = signedOutPages({ assets });

  return {
    page: async (request, context) => {
      const { method } = request.requestContext.http;
      switch (`${method} ${request.rawPath}`) {
        case 'GET /console/sign-in':
          return (await signing()).begin(request).catch(outside.failed(request));
        case 'GET /console/callback':
          return (await signing()).finish(request).catch(outside.failed(request));
        case 'POST /console/sign-out':
          return (await signing()).end(request).catch(outside.crossSite(request));
        default:
          return door(request, context).catch(outside.noAccount(request));
      }
    },
  };
}
