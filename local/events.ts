import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { appendLines } from '#local/files.ts';

const putEvents = z.object({
  Entries: z
    .array(
      z.object({
        Source: z.string(),
        DetailType: z.string(),
        Detail: z.string(),
        EventBusName: z.string().optional(),
        Resources: z.array(z.string()).optional(),
        Time: z.number().optional(),
      }),
    )
    .min(1)
    .max(10),
});

/** The part of EventBridge that the functions use: PutEvents, which appends to a file of JSON lines. */
export function eventBus(file: string, now: () => number): RequestListener {
  return async (request, response) => {
    const reply = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    };
    try {
      if (request.headers['x-amz-target'] !== 'AWSEvents.PutEvents')
        return reply(400, { __type: 'UnknownOperationException' });
      const input = putEvents.safeParse(JSON.parse(await text(request)));
      if (!input.success) return reply(400, { __type: 'ValidationException', message: z.prettifyError(input.error) });
      const accepted = input.data.Entries.map((entry) => ({ id: randomUUID(), time: new Date(now()), ...entry }));
      await appendLines(file, accepted);
      reply(200, { FailedEntryCount: 0, Entries: accepted.map(({ id }) => ({ EventId: id })) });
    } catch (error) {
      process.stderr.write(`Event bus: ${error}\n`);
      reply(500, { __type: 'InternalException' });
    }
  };
}
