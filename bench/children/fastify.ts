// fastify over PostgreSQL, serving.
import { type FastifyInput, fastifyApp } from '../baselines/fastify-postgres.ts';
import { asChild } from './child.ts';

asChild<FastifyInput, string>(async (input) => {
  const app = await fastifyApp(input);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { value: url, stop: () => app.close() };
});
