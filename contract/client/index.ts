/** The client that is published as `sunshine-bianzhi/client`. */
export { type Client, openClient, type Schemas } from './client.ts';
export { ApiProblem, every } from './every.ts';
