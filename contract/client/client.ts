import createClient, { type ClientOptions } from 'openapi-fetch';
import type { components, paths } from './schema.ts';

export type Schemas = components['schemas'];
export type Client = ReturnType<typeof openClient>;
/** What an operation of the client answers. */
export type Answered<T> = { data?: T; error?: unknown; response: Response };

/**
 * A client typed by the contract. `baseUrl` is where the API stands; a token, for publishing only, goes into
 * `headers.authorization`. Answers hold either `data` or, for a problem (RFC 9457), `error`.
 */
export const openClient = (options: ClientOptions & { baseUrl: string }) =>
  createClient<paths, `application/${string}json`>(options);
