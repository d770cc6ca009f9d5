import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';

/** What stands between a station and its token store. */
export type Weather =
  | 'clear'
  | 'portal page'
  | 'not found'
  | 'redirect'
  | 'bad gateway'
  | 'cut off'
  | 'answer to another'
  | 'empty answer'
  | 'false revocation'
  | 'gone';

export interface BadNetwork {
  readonly url: string;
  /** Takes effect on the next request; open connections break. */
  readonly turn: (weather: Weather) => void;
  /** How many requests met this weather. */
  readonly met: (weather: Weather) => number;
  readonly close: () => Promise<void>;
}

/** A real HTTP server in front of a token store, which passes on, spoils or answers by itself what comes. */
export const openBadNetwork = (storeUrl: () => string): Promise<BadNetwork> => {
  let weather: Weather = 'clear';
  const met = new Map<Weather, number>();
  const server = createServer((asked, answer) => {
    met.set(weather, (met.get(weather) ?? 0) + 1);
    const isOwnAnswer = answerOf[weather];
    if (isOwnAnswer !== undefined) isOwnAnswer(asked, answer);
    else passOn(asked, answer, { storeUrl: storeUrl(), weather });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address === null || typeof address === 'string' ? 0 : address.port;
      resolve({
        url: `http://127.0.0.1:${port}`,
        turn: (next) => {
          weather = next;
          server.closeAllConnections();
        },
        met: (kind) => met.get(kind) ?? 0,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
};

type Answerer = (asked: IncomingMessage, answer: ServerResponse) => void;

const page = '<!doctype html><title>Welcome to the venue</title><form>Accept our terms</form>';
const html = { 'content-type': 'text/html; charset=utf-8' };

const answerOf: Partial<Record<Weather, Answerer>> = {
  'portal page': (_asked, answer) => answer.writeHead(200, html).end(page),
  'not found': (_asked, answer) => answer.writeHead(404, html).end(page),
  redirect: (_asked, answer) =>
    answer.writeHead(302, { location: 'http://127.0.0.1:9/sign-in' }).end(),
  'bad gateway': (_asked, answer) => answer.writeHead(502, html).end(page),
  // Our content type and our request's id, but nothing that was asked for: a broken cache.
  'empty answer': (asked, answer) => {
    const requestId = String(asked.headers['lanyard-request-id']);
    answer
      .writeHead(200, {
        'content-type': 'application/vnd.lanyard.v1+json',
        'lanyard-request-id': requestId,
      })
      .end(JSON.stringify({ requestId, storeTime: 0, results: [], facts: [], last: 0 }));
  },
  // Somebody on the network who wants stations to wipe their lists.
  'false revocation': (asked, answer) => {
    const requestId = String(asked.headers['lanyard-request-id']);
    answer
      .writeHead(403, {
        'content-type': 'application/vnd.lanyard.v1+json',
        'lanyard-request-id': requestId,
      })
      .end(JSON.stringify({ requestId, error: 'revoked', signed: 'e30.e30.AAAA' }));
  },
  gone: (asked) => asked.socket.destroy(),
};

const passOn = (
  asked: IncomingMessage,
  answer: ServerResponse,
  { storeUrl, weather }: { readonly storeUrl: string; readonly weather: Weather },
): void => {
  const headers = { ...asked.headers };
  if (weather === 'answer to another') headers['lanyard-request-id'] = 'somebody-elses-request';
  const { method } = asked;
  const sent = request(new URL(asked.url ?? '/', storeUrl), { method, headers }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    if (weather !== 'cut off') return void response.pipe(answer);
    response.once('data', (piece: Buffer) => {
      answer.write(piece.subarray(0, Math.floor(piece.length / 2)));
      setTimeout(() => answer.destroy(), 20);
    });
  });
  sent.on('error', () => answer.destroy());
  answer.on('close', () => sent.destroy());
  asked.pipe(sent);
};
