import pg from 'pg';
import { z } from 'zod';
import type { Log } from '#shared/model/ports.ts';
import type { NewsListener } from '../log/createNews.ts';
import { connectionOptions, reasonOf } from './postgresPool.ts';
import type { StoreDatabase } from './tables.ts';

export interface PostgresNewsDeps {
  readonly url: string;
  readonly database: StoreDatabase;
  readonly log: Log;
}

/**
 * Hears by LISTEN, on a connection of its own, what the trigger on `events` tells at each commit. A connection that broke
 * is made again; what was told meanwhile is made up for by the present position.
 */
export const hearPostgres =
  ({ url, database, log }: PostgresNewsDeps) =>
  (heard: NewsListener): (() => void) => {
    let client: pg.Client | undefined;
    let timer: NodeJS.Timeout | undefined;
    let failures = 0;
    let isOver = false;

    const connect = async (): Promise<void> => {
      const next = new pg.Client({ ...connectionOptions(url), query_timeout: answerMs });
      client = next;
      next.on('notification', ({ payload }) => {
        const news = Payload.safeParse(payload);
        if (news.success) heard(news.data.event, news.data.position);
      });
      next.on('error', (error) => again(next, error));
      next.on('end', () => again(next, undefined));
      try {
        await next.connect();
        await next.query('LISTEN lanyard_news');
        await tellPresent(database, heard);
        failures = 0;
        later(() => look(next), lookMs);
      } catch (error) {
        again(next, error);
      }
    };

    const look = async (current: pg.Client): Promise<void> => {
      // A connection that a firewall dropped looks alive until it is asked.
      try {
        await current.query('SELECT 1');
        later(() => look(current), lookMs);
      } catch (error) {
        again(current, error);
      }
    };

    const again = (current: pg.Client, error: unknown): void => {
      if (isOver || client !== current) return;
      client = undefined;
      log.write('warn', 'news connection lost', { reason: reasonOf(error) });
      end(current);
      later(connect, Math.min(firstWaitMs * 2 ** failures, longestWaitMs));
      failures += 1;
    };

    const later = (next: () => Promise<void>, ms: number): void => {
      clearTimeout(timer);
      if (isOver) return;
      timer = setTimeout(() => void next(), ms);
      timer.unref();
    };

    void connect();
    return () => {
      isOver = true;
      clearTimeout(timer);
      if (client !== undefined) end(client);
    };
  };

const lookMs = 15_000;
const answerMs = 10_000;
const firstWaitMs = 100;
const longestWaitMs = 5000;

/** As the trigger of migrations.ts writes it. */
const Payload = z
  .string()
  .transform((text) => ({
    event: text.slice(text.indexOf(' ') + 1),
    position: Number(text.slice(0, text.indexOf(' '))),
  }))
  .pipe(z.object({ event: z.string().min(1), position: z.int() }));

const tellPresent = async (database: StoreDatabase, heard: NewsListener): Promise<void> => {
  const events = await database.selectFrom('events').select(['id', 'last_position']).execute();
  for (const { id, last_position } of events) heard(id, last_position);
};

/** A connection that is given up may answer its end with the error that broke it. */
const end = (client: pg.Client): void => {
  client.end().catch(() => undefined);
};
