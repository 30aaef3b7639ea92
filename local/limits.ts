/** Bytes of JSON into and out of a function that is waited for: 6 MiB and 100 bytes on Lambda. */
export const PAYLOAD_LIMIT = 6 * 1024 * 1024 + 100;

/** Bytes of a request body that API Gateway takes. */
export const BODY_LIMIT = 10 * 1024 * 1024;

/** Milliseconds that an HTTP API waits for its integration. */
export const INTEGRATION_TIMEOUT = 30_000;
