import { requestIdHeader } from '#shared/protocol/protocol.ts';
import type { Draw } from './createDraw.ts';
import type { VirtualTime } from './createVirtualTime.ts';
import { answerInBetween, type Weather } from './weather.ts';

/** A station's way to the store: a `fetch` over a network with latency and weather. */
export interface Link {
  readonly fetch: typeof fetch;
  readonly turn: (weather: Weather) => void;
  readonly weather: () => Weather;
  /** Breaks what is under way, as when either end dies. */
  readonly cut: () => void;
}

export interface LinkDeps {
  readonly time: VirtualTime;
  readonly draw: Draw;
  /** The store's routes; undefined while it is down. */
  readonly server: () => typeof fetch | undefined;
  readonly onExchange: (what: string) => void;
}

interface Kept {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly chunks: readonly Uint8Array[];
}

export const createLink = ({ time, draw, server, onExchange }: LinkDeps): Link => {
  const underWay = new Set<() => void>();
  const kept = new Map<string, Kept>();
  let weather: Weather = 'clear';
  const latency = (): number =>
    weather === 'slow' ? draw.between(500, 9000) : draw.between(2, draw.chance(0.1) ? 400 : 40);

  const cut = (): void => {
    for (const fail of underWay) fail();
    underWay.clear();
  };

  const request = (url: URL, init: RequestInit): Promise<Response> =>
    new Promise((resolve, reject) => {
      const what = `${init.method ?? 'GET'} ${url.pathname.split('/').at(-1) ?? ''}`;
      let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
      let isOver = false;
      let hangUp = ignore;
      const end = (): boolean => {
        if (isOver) return false;
        isOver = true;
        underWay.delete(fail);
        hangUp();
        return true;
      };
      const fail = (): void => {
        if (!end()) return;
        const error = new TypeError('fetch failed');
        if (stream === undefined) reject(error);
        else stream.error(error);
      };
      underWay.add(fail);
      if (init.signal?.aborted === true) return fail();
      init.signal?.addEventListener('abort', fail, { once: true });
      const requestId = new Headers(init.headers).get(requestIdHeader) ?? '';

      const answerWith = (response: Response): void => {
        onExchange(`${what} → ${response.status} (${weather})`);
        resolve(response);
      };
      const deliver = async (response: Response): Promise<void> => {
        if (isOver) return;
        const key = `${init.method ?? 'GET'} ${url.pathname}`;
        const former = kept.get(key);
        const isLive = url.pathname.endsWith('/live');
        if (weather === 'answers lost') return;
        const own = [...response.headers].filter(([name]) => name !== 'content-length');
        if ((weather === 'stale answers' || weather === 'mixed answers') && former !== undefined) {
          // A broken cache gives the answer of another request: whole, or its body only.
          const headers = weather === 'stale answers' ? former.headers : own;
          const body = Buffer.concat(former.chunks);
          end();
          return answerWith(new Response(body, { status: former.status, headers: pairs(headers) }));
        }
        const chunks: Uint8Array[] = [];
        const reader = response.body?.getReader();
        hangUp = () => void reader?.cancel();
        const body = new ReadableStream<Uint8Array>({
          start: (controller) => {
            stream = controller;
          },
          cancel: () => void end(),
        });
        answerWith(new Response(body, { status: response.status, headers: own }));
        for (let from = time.now(); ;) {
          const next = await reader?.read();
          if (isOver) return;
          // A connection keeps its order: nothing overtakes what was sent before it.
          from = Math.max(from, time.now() + (chunks.length === 0 ? 0 : latency()));
          if (next === undefined || next.done) {
            time.after(from - time.now(), () => {
              if (end()) stream?.close();
            });
            if (!isLive) kept.set(key, { status: response.status, headers: own, chunks });
            return;
          }
          const chunk = next.value;
          chunks.push(chunk);
          if (weather === 'cut off' && !isLive) {
            stream?.enqueue(chunk.subarray(0, draw.below(chunk.length)));
            // The reader gets what came before the error only if it has a turn between them.
            time.after(1, fail);
            return;
          }
          time.after(from - time.now(), () => {
            if (!isOver) stream?.enqueue(chunk);
          });
        }
      };

      const arrive = (): void => {
        if (isOver) return;
        const inBetween = answerInBetween(weather, requestId);
        if (inBetween !== undefined) {
          end();
          return void answerWith(inBetween);
        }
        const ask = server();
        if (ask === undefined || weather === 'gone') return fail();
        if (weather === 'requests lost') return;
        const send = (): Promise<Response> => ask(url, { ...init, signal: null });
        if (weather === 'requests twice') {
          // What a proxy does that tries again by itself; nobody waits for the second answer.
          time.after(
            latency(),
            () => void send().then((response) => response.body?.cancel(), ignore),
          );
        }
        send().then((response) => void time.after(latency(), () => void deliver(response)), fail);
      };
      time.after(latency(), arrive);
    });

  return {
    fetch: (input, init = {}) =>
      request(new URL(input instanceof Request ? input.url : input), init),
    turn: (next) => {
      weather = next;
      // A portal lets connections live that were there before; a network that goes away does not.
      if (next === 'gone' || next === 'cut off') cut();
    },
    weather: () => weather,
    cut,
  };
};

const pairs = (headers: readonly (readonly [string, string])[]): [string, string][] =>
  headers.map(([name, value]) => [name, value]);

const ignore = (): void => undefined;
