import type { Request } from '#functions/http/answer.ts';

/** Whether a host is this machine: the only one that may be spoken to without TLS. */
export const isLoopback = (host: string): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);

/** Where this site stands, by what API Gateway says, not by what the client says. */
export const originOf = ({ requestContext }: Request): string => {
  const { domainName } = requestContext;
  return `${isLoopback(domainName) ? 'http' : 'https'}://${domainName}`;
};

/** A form that another site has sent. */
export class CrossSite extends Error {
  constructor() {
    super('The form was sent from another site');
    this.name = 'CrossSite';
  }
}

/**
 * Refuses a post that does not come from our own pages. A browser says where a form comes from (Origin), or at least whether it
 * is the same site (Sec-Fetch-Site); one that says neither is not believed.
 */
export function assertSameSite(request: Request): void {
  if (!isSameSite(request)) throw new CrossSite();
}

export function isSameSite(request: Request): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  return origin ? origin === originOf(request) : site === 'same-origin';
}
