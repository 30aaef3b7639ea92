import type { IncomingMessage } from 'node:http';
import type { CorsConfiguration } from '#local/application.ts';

export type Cors = {
  /** Headers for the answer to a preflight request, or undefined where the request is none. */
  preflight(request: IncomingMessage): Record<string, string> | undefined;
  /** Headers that every other answer carries; they stand in place of any the function sets. */
  headers(request: IncomingMessage): Record<string, string> | undefined;
};

/** Answers for the browser's cross-origin rules, as an HTTP API does from its CORS configuration. */
export function corsOf(configuration: CorsConfiguration | undefined): Cors {
  if (!configuration) return { preflight: () => undefined, headers: () => undefined };
  const { AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders, MaxAge, AllowCredentials } = configuration;

  const shared = (origin: string | undefined): Record<string, string> | undefined => {
    if (!origin) return undefined;
    const any = AllowOrigins.includes('*');
    if (!any && !AllowOrigins.includes(origin)) return undefined;
    return {
      'access-control-allow-origin': any ? '*' : origin,
      ...(AllowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
      ...(any ? {} : { vary: 'origin' }),
    };
  };
  return {
    preflight: ({ method, headers }) => {
      if (method !== 'OPTIONS' || !headers.origin || !headers['access-control-request-method']) return undefined;
      const allowed = shared(headers.origin);
      if (!allowed) return {};
      return {
        ...allowed,
        'access-control-allow-methods': AllowMethods.join(','),
        ...(AllowHeaders.length > 0 ? { 'access-control-allow-headers': AllowHeaders.join(',').toLowerCase() } : {}),
        ...(MaxAge === undefined ? {} : { 'access-control-max-age': String(MaxAge) }),
      };
    },
    headers: ({ headers }) => {
      const allowed = shared(headers.origin);
      if (!allowed || ExposeHeaders.length === 0) return allowed;
      return { ...allowed, 'access-control-expose-headers': ExposeHeaders.join(',').toLowerCase() };
    },
  };
}
