import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import type * as z from 'zod';
import type { HeaderName } from '#contract/openapi/headers.ts';
import type { ProblemStatus } from '#contract/openapi/problems.ts';

type Parameters = NonNullable<RouteConfig['request']>['query'];

/** What an operation takes and gives, beside its route and its prose. */
export type Operation = {
  path?: Parameters;
  query?: Parameters;
  body?: { description: string; types: readonly string[]; schema?: z.ZodType };
  answer: {
    /** Every status that the schema is answered with. */
    statuses: readonly (200 | 201 | 202)[];
    schema: z.ZodType;
    /** Where it is not `application/json`: the media type. */
    type?: string;
    headers: readonly HeaderName[];
    /** The same rows as `text/csv`. */
    csv?: boolean;
  };
  /** A GET that answers 304 while nothing has changed. */
  conditional: boolean;
  /** What is too large is sent from elsewhere. */
  elsewhere?: boolean;
  problems: readonly ProblemStatus[];
};
