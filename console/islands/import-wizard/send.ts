import type { Wizard } from '#console/islands/import-wizard/state.ts';
import type { RosterAnswer } from '#core/import/roster/answer.ts';

/** What came back, or why nothing did. */
export type Sent = RosterAnswer | { kind: 'signedOut' } | { kind: 'offline' } | { kind: 'broken'; status: number };

/** Sends the mapped columns, and nothing else of the file: to be compared, or to be imported. */
export async function send(wizard: Wizard, action: 'check' | 'import'): Promise<Sent> {
  const form = new FormData();
  form.set('command', wizard.command);
  form.set('document', wizard.document.value);
  form.set('action', action);
  form.set('mode', wizard.mode.value);
  if (wizard.countStrength.value) form.set('countStrength', 'true');
  form.set('roster', JSON.stringify(wizard.table.value));
  try {
    const reply = await fetch(wizard.action, { method: 'POST', body: form, redirect: 'manual' });
    // The console answers whoever is not signed in with a way to sign in.
    if (reply.type === 'opaqueredirect') return { kind: 'signedOut' };
    if (!reply.headers.get('content-type')?.startsWith('application/json'))
      return { kind: 'broken', status: reply.status };
    return await reply.json();
  } catch {
    return { kind: 'offline' };
  }
}
