// Both handlers without a server in front, in one process: the bundled function, and fastify by `inject`.
import { type FastifyInput, fastifyApp } from '../baselines/fastify-postgres.ts';
import { bundledHandler } from '../cases/bundled-handler.ts';
import type { HandlerFigures, Target } from '../cases/handlers.ts';
import { measureHandlers } from '../cases/handlers.ts';
import type { Asks } from '../cases/reads.ts';
import { asChild } from './child.ts';

export type HandlersInput = {
  /** Folder of the bundle. */
  bundle: string;
  asks: Asks;
  fastify: { input: FastifyInput; asks: Asks } | undefined;
};

asChild<HandlersInput, HandlerFigures>(async ({ bundle, asks, fastify }) => {
  const app = fastify && (await fastifyApp(fastify.input));
  const ours: Target = { name: 'ours', asks, answer: await bundledHandler(bundle, 0) };
  const theirs: Target[] =
    app && fastify
      ? [
          {
            name: 'fastifyPostgres',
            asks: fastify.asks,
            answer: async ({ path, headers }) =>
              (await app.inject({ url: path, ...(headers ? { headers } : {}) })).statusCode,
          },
        ]
      : [];
  const value = await measureHandlers([ours, ...theirs], (fresh) => bundledHandler(bundle, fresh));
  await app?.close();
  return { value, stop: async () => {} };
});
