/**
 * Headers of every page. Nothing inline, nothing from elsewhere. A form may also lead to the origins in `formTargets`: a
 * browser checks the addresses that a post is redirected to, so the identity provider must be named for signing in.
 */
export const securityHeaders = (formTargets: readonly string[] = []): Readonly<Record<string, string>> => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
});
