import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { Digest } from '#core/model.ts';

/** A request as API Gateway sends it (HTTP API, payload 2.0). */
export type Request = APIGatewayProxyEventV2;

/** What a use case answers; the stack makes tags, compression and HEAD of it. */
export type Answer = {
  status: number;
  contentType: string;
  body: string | Uint8Array;
  /** Of a file, its digest: it is sent byte for byte, under its digest as tag. Without it the body is text. */
  digest?: Digest;
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
