import type { z } from 'zod';
import type { Failure, Result } from '#shared/model/result.ts';
import type { Actor } from '../audit/appendAudit.ts';
import type { TokenStore } from '../createTokenStore.ts';
import type { TokenScope } from '../tokens/apiToken.ts';

/** What a handler of the API works with; `params` stand in the address. */
export interface ApiCall<Body, Query> {
  readonly store: TokenStore;
  readonly actor: Actor;
  /** All that the token may do; that of the endpoint was checked. */
  readonly scopes: readonly TokenScope[];
  readonly params: Readonly<Record<string, string>>;
  readonly body: Body;
  readonly query: Query;
}

/** One endpoint with everything about it; the schemas that validate are those of the OpenAPI document. */
export interface ApiEndpoint {
  /** `GET /api/v1/attendees/{id}` */
  readonly route: string;
  readonly about: string;
  /** What a token must be allowed to do; null: any token. */
  readonly scope: TokenScope | null;
  readonly body?: z.ZodType;
  /** The body is a file, CSV or XLSX, and no JSON. */
  readonly takesList?: boolean;
  readonly query?: z.ZodObject;
  readonly answer: z.ZodType;
  readonly handle: (call: ApiCall<unknown, unknown>) => Promise<Result<unknown, string>>;
}

interface TypedEndpoint<
  Body extends z.ZodType,
  Query extends z.ZodObject,
  Answer extends z.ZodType,
> extends Omit<ApiEndpoint, 'body' | 'query' | 'answer' | 'handle'> {
  readonly body?: Body;
  readonly query?: Query;
  readonly answer: Answer;
  readonly handle: (
    call: ApiCall<z.output<Body>, z.output<Query>>,
  ) => Promise<Result<z.input<Answer>, string>>;
}

/** Holds a handler to the schemas beside it. */
export const endpoint = <
  Body extends z.ZodType,
  Query extends z.ZodObject,
  Answer extends z.ZodType,
>({
  handle,
  ...rest
}: TypedEndpoint<Body, Query, Answer>): ApiEndpoint => ({
  ...rest,
  handle: (call) => {
    const body = rest.body?.parse(call.body);
    const query = rest.query?.parse(call.query);
    // Both are what their schemas give; without a schema the handler has no use for them.
    return handle({ ...call, body, query } as ApiCall<z.output<Body>, z.output<Query>>);
  },
});

/** What a program said, without the fields that it left out. */
export const said = <Body extends object>(body: Body): Said<Body> =>
  // Undefined was taken out of each field.
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Said<Body>;

type Said<Body> = { readonly [Name in keyof Body]: Exclude<Body[Name], undefined> };

/** What a list may say it is; what it is, its first bytes say. */
export const listTypes = [
  'text/csv',
  'text/tab-separated-values',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
] as const;

/** A failure of the API as its caller gets it. */
export const statusOfFailure = ({ code }: Failure): number => {
  if (code.startsWith('unknown_')) return 404;
  return code === 'no_event' ? 409 : 422;
};
