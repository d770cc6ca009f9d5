import { hash } from 'node:crypto';
import { TLSSocket } from 'node:tls';

/** SHA-256 (base64url) of the public key (SubjectPublicKeyInfo, RFC 5280) of the one certificate to be taken. */
export type Pin = string;

/** As much of `fetch` as the exchange needs. */
export type ExchangeFetch = (url: URL, init: ExchangeInit) => Promise<Response>;

interface ExchangeInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
  readonly body?: string;
}

/** Whoever answered at the address holds another key: it is not our store. */
export class OtherKeyError extends Error {}

/**
 * A `fetch` for one hub. Its certificate is its own, so that nobody vouches for it and its dates do not matter: the key
 * that the enrolment code named is all that counts, and is looked at before a byte is sent. The handshake has proven by
 * then that the other side holds the private half.
 */
export const createPinnedFetch = (pin: Pin): ExchangeFetch => {
  let opening: ReturnType<typeof openAgent> | undefined;
  return async (url, init) => {
    opening ??= openAgent(pin);
    const { fetch: undiciFetch, agent } = await opening;
    // Not the platform's own: its dispatcher is of another version. The platform's Response, so that there is one type.
    const { status, headers, body } = await undiciFetch(url, { ...init, dispatcher: agent });
    return new Response(body && streamOf(body), { status, headers: Object.fromEntries(headers) });
  };
};

/** Loaded by stations of a hub only: it is a large package. */
const openAgent = async (pin: Pin) => {
  const { Agent, buildConnector, fetch: undiciFetch } = await import('undici');
  const connect = buildConnector({
    rejectUnauthorized: false,
    maxCachedSessions: 0,
    timeout: 5000,
  });
  const agent = new Agent({
    connect: (options, callback) => {
      connect(options, (...[error, socket]) => {
        if (error !== null) return callback(error, null);
        if (socket instanceof TLSSocket && pinOf(socket) === pin) return callback(null, socket);
        socket.destroy();
        return callback(new OtherKeyError('another key'), null);
      });
    },
  });
  return { fetch: undiciFetch, agent };
};

const streamOf = (body: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const chunks = body[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await chunks.return?.();
    },
  });
};

const pinOf = (socket: TLSSocket): Pin | undefined => {
  const key = socket.getPeerX509Certificate()?.publicKey;
  return key && hash('sha256', key.export({ type: 'spki', format: 'der' }), 'base64url');
};

/** fetch wraps what happened while connecting. */
export const isOtherKey = (error: unknown): boolean =>
  error instanceof OtherKeyError || (error instanceof Error && isOtherKey(error.cause));
