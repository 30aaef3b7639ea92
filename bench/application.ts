import { type Application, readApplication } from '#local/application.ts';
import { readAssembly } from '#local/assembly.ts';
import type { App } from './children/app.ts';

/** What was synthesized, with sign-in at the running system's own provider. */
export function applicationOf(assembly: string, { url }: App): Application {
  return readApplication(
    readAssembly(assembly, {
      OidcIssuer: `${url}/_local/identity`,
      OidcClientId: 'sunshine-console',
      OidcAudience: 'sunshine-bianzhi',
    }),
  );
}
