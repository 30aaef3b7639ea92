import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';

/** A request as API Gateway sends it (HTTP API, payload 2.0). */
export type Request = APIGatewayProxyEventV2;

/** What a use case answers; the stack makes tags, compression and HEAD of it. */
export type Answer = {
  status: number;
  contentType: string;
  body: string | Uint8Array;
  /** Cache-Control; without it nothing is stored. */
  cache?: string;
  headers?: Record<string, string>;
  /** Whole `Set-Cookie` values. */
  cookies?: string[];
};

export type UseCase = (request: Request, context: Context) => Promise<Answer>;

export const json = (status: number, value: unknown, more: Partial<Answer> = {}): Answer => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(value),
  ...more,
});
