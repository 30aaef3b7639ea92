/** The client that is published as `sunshine-bianzhi/client`. */
export { type Client, openClient, type Schemas } from './client.ts';
export { every } from './every.ts';
export { type Fresh, fresh } from './fresh.ts';
export { ApiProblem, type Problem } from './problem.ts';
