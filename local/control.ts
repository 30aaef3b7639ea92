import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { refuse } from '#local/gateway.ts';
import type { Schedules } from '#local/schedules.ts';

export const CONTROL_PREFIX = '/_local/';

type Controlled = {
  schedules: Schedules;
  status(): Promise<object>;
};

/** The doors that only the local runtime has, below `/_local/`. */
export function control({ schedules, status }: Controlled): RequestListener {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ''] = (request.url ?? '').split('?');
    const door = `${request.method} ${path.slice(CONTROL_PREFIX.length)}`;
    if (door === 'GET status') return json(response, await status());
    if (door.startsWith('POST schedules/')) {
      const outcome = await schedules.fire(door.slice('POST schedules/'.length));
      if (outcome) return json(response, outcome.ok ? { ok: true, result: JSON.parse(outcome.payload) } : outcome);
    }
    refuse(response, 404, 'Not Found');
  }
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      process.stderr.write(`Control: ${error}\n`);
      refuse(response, 500, 'Internal Server Error');
    });
  };
}

function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body, undefined, 2));
}
