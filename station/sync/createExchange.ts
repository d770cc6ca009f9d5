import type { z } from 'zod';
import { holdsWholeLink } from '#shared/codes/personalLink.ts';
import type { Clock, RandomBytes } from '#shared/model/ports.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { protocolContentType, ProtocolError, requestIdHeader } from '#shared/protocol/protocol.ts';
import type { StationKey } from '../keys/stationKey.ts';
import { makeProof } from './makeProof.ts';
import { createPinnedFetch, isOtherKey, type ExchangeFetch, type Pin } from './pinnedFetch.ts';
import { systemAfter, type After } from './timers.ts';

/**
 * `unreachable`: nobody answered, or the answer broke off. `portal`: somebody answered who is not our store. `stranger`:
 * a device with another key is where the hub was. `failed`: our store has a fault of its own. The others are our store's
 * own words.
 */
export type ExchangeError =
  | 'unreachable'
  | 'portal'
  | 'stranger'
  | 'refused'
  | 'revoked'
  | 'code_refused'
  | 'too_large'
  | 'too_many'
  | 'failed';

export interface ExchangeDeps {
  readonly fetch: typeof fetch;
  readonly key: StationKey;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** The machine's timers unless told. */
  readonly after?: After;
  /** For the whole of a small answer, for the head of a long one; ms. */
  readonly timeoutMs?: number;
}

export interface StoreRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** The key that the other side must hold; undefined where it is no hub. */
  readonly pin: Pin | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** An answer that is ours, not read yet. `abort` ends it. */
export interface OpenAnswer {
  readonly response: Response;
  readonly requestId: string;
  readonly sentAt: number;
  readonly abort: () => void;
  /** Calls off the timeout, for an answer that is read as it comes. */
  readonly takeYourTime: () => void;
}

export interface Exchange {
  /** The answer of our store with this content type, else why there is none. */
  readonly open: (
    request: StoreRequest,
    contentType: string,
  ) => Promise<Result<OpenAnswer, ExchangeError>>;
  /** The same, read and held to its schema. */
  readonly read: <Schema extends z.ZodType>(
    request: StoreRequest,
    schema: Schema,
  ) => Promise<Result<Answer<z.infer<Schema>>, ExchangeError>>;
}

export interface Answer<Value> {
  readonly value: Value;
  /** When it was asked and answered by this machine's clock, ms. */
  readonly sentAt: number;
  readonly receivedAt: number;
}

/** Talks to the token store. An answer counts only if it is ours: right content type, our schema, our request's id. */
export const createExchange = (deps: ExchangeDeps): Exchange => {
  const { after = systemAfter, timeoutMs = 20_000 } = deps;
  const nonces = new Map<string, string>();
  const pinned = new Map<Pin, ExchangeFetch>();
  const fetchFor = (pin: Pin | undefined): ExchangeFetch => {
    if (pin === undefined) return deps.fetch;
    const known = pinned.get(pin) ?? createPinnedFetch(pin);
    pinned.set(pin, known);
    return known;
  };

  const send = async (
    request: StoreRequest,
  ): Promise<Result<OpenAnswer, 'unreachable' | 'stranger'>> => {
    const { method, url, pin, body, signal } = request;
    const requestId = Buffer.from(deps.random(12)).toString('base64url');
    const proof = await makeProof(deps, {
      method,
      url: url.origin + url.pathname,
      nonce: nonces.get(url.origin),
    });
    const headers: Record<string, string> = {
      [requestIdHeader]: requestId,
      dpop: proof,
      ...(body === undefined ? {} : { 'content-type': protocolContentType }),
    };
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    const takeYourTime = after(timeoutMs, abort);
    const sentAt = deps.clock();
    try {
      const response = await fetchFor(pin)(url, {
        method,
        headers,
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return ok({ response, requestId, sentAt, abort, takeYourTime });
    } catch (error) {
      // fetch tells no cause that could be relied on: refused, no route, bad TLS and timeout are all "nobody there".
      takeYourTime();
      return err(isOtherKey(error) ? 'stranger' : 'unreachable');
    }
  };

  const open: Exchange['open'] = async (request, contentType) => {
    for (let attempt = 1; ; attempt += 1) {
      const sent = await send(request);
      if (!sent.ok) return sent;
      const { response, requestId, abort, takeYourTime } = sent.value;
      const type = mediaTypeOf(response);
      const isOurs =
        response.headers.get(requestIdHeader) === requestId &&
        type === (response.ok ? contentType : protocolContentType);
      if (!isOurs) {
        takeYourTime();
        abort();
        return err('portal');
      }
      const nonce = response.headers.get('dpop-nonce');
      if (nonce !== null) nonces.set(request.url.origin, nonce);
      if (response.ok) return sent;
      const told = await readJson(sent.value, ProtocolError);
      if (!told.ok) return told;
      const { error, signed } = told.value;
      if (error !== 'use_nonce' || attempt > 1) {
        return err(meaningOf[error], signed === undefined ? undefined : { signed });
      }
    }
  };

  return {
    open,
    read: async (request, schema) => {
      const opened = await open(request, protocolContentType);
      if (!opened.ok) return opened;
      const body = await readJson(opened.value, schema);
      if (!body.ok) return body;
      return ok({
        value: body.value,
        sentAt: opened.value.sentAt,
        receivedAt: deps.clock(),
      });
    },
  };
};

const meaningOf: Readonly<Record<ProtocolError['error'], ExchangeError>> = {
  invalid_request: 'refused',
  code_refused: 'code_refused',
  not_enrolled: 'refused',
  revoked: 'revoked',
  proof_refused: 'refused',
  use_nonce: 'refused',
  unknown_event: 'refused',
  too_large: 'too_large',
  too_many: 'too_many',
  internal: 'failed',
};

const mediaTypeOf = (response: Response): string =>
  (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** Reads a small body to its end. One that breaks off is `unreachable`, one that is not ours `portal`; `failed` holds a link. */
const readJson = async <Schema extends z.ZodType>(
  { response, requestId, takeYourTime }: OpenAnswer,
  schema: Schema,
): Promise<Result<z.infer<Schema>, 'unreachable' | 'portal' | 'failed'>> => {
  let body: unknown;
  try {
    const text = await response.text();
    // Nothing of a private link may come onto this machine's disk, whatever is wrong at the store.
    if (holdsWholeLink(text)) return err('failed');
    body = JSON.parse(text);
  } catch {
    return err('unreachable'); // cut off, timed out, or not JSON after all
  } finally {
    takeYourTime();
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success || isForAnother(body, requestId)) return err('portal');
  return ok(parsed.data);
};

const isForAnother = (body: unknown, requestId: string): boolean =>
  typeof body === 'object' && body !== null && 'requestId' in body && body.requestId !== requestId;
