import type { FastifyInstance } from 'fastify';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '#shared/model/ports.ts';
import { describeDefect } from './describeDefect.ts';

export interface PagesLater {
  /** Passes on what no station asks for. */
  readonly beside: (stations: RequestListener) => RequestListener;
  readonly close: () => Promise<void>;
}

/** Loads the pages with the first request for one: a station whose store nobody looks at starts without them. */
export const pagesLater = (load: () => Promise<FastifyInstance>, log: Log): PagesLater => {
  let loading: Promise<FastifyInstance> | undefined;

  const pages = (): Promise<FastifyInstance> => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };

  const handOn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      (await pages()).routing(request, response);
    } catch (error) {
      const defect = error instanceof Error ? error : new Error('unknown');
      log.write('error', 'pages could not be loaded', describeDefect(defect, undefined));
      response.writeHead(500).end();
    }
  };

  return {
    beside: (stations) => (request, response) => {
      if (isForStations(request.url ?? '')) stations(request, response);
      else void handOn(request, response);
    },
    close: async () => {
      await (await loading)?.close();
    },
  };
};

const isForStations = (path: string): boolean => /^\/(v1\/|healthz\b)/.test(path);
