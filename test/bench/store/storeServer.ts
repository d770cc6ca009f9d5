import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import Fastify from 'fastify';
import { z } from 'zod';
import { createTokenStore } from '#server/createTokenStore.ts';
import type { StorePlace } from '#server/database/openBackend.ts';
import { listenTokenStore } from '#server/serve.ts';
import type { Fact } from '#shared/model/fact.ts';
import { protocolContentType, snapshotContentType } from '#shared/protocol/protocol.ts';
import { openDatabase } from '#sqlite/openDatabase.ts';
import { benchSecret } from './benchStore.ts';

/**
 * A process that is measured: `store sqlite PATH`, `store postgres URL`, or barely the same: `bare PATH` takes facts in,
 * `lines FILE` sends a snapshot. Says its address, then its memory.
 */
const [kind, ...words] = process.argv.slice(2);
process.stdout.write(`${await serve()}\n`);
process.on('message', () => process.send?.({ megabytes: process.memoryUsage.rss() / 1e6 }));
process.on('disconnect', () => process.exit());

async function serve(): Promise<string> {
  if (kind === 'bare') return serveBare(words[0] ?? '');
  if (kind === 'lines') return serveLines(words[0] ?? '');
  const [dialect, at = ''] = words;
  const place: StorePlace =
    dialect === 'postgres'
      ? { kind: 'postgres', url: at, keySecret: benchSecret }
      : { kind: 'sqlite', path: at };
  const log = { write: () => undefined };
  const opened = await createTokenStore({ place, clock: Date.now, random: randomBytes, log });
  if (!opened.ok) throw new Error(opened.error.code);
  const running = await listenTokenStore({ store: opened.value });
  return running.url;
}

/** The same rows from the same bodies in the same batches, and nothing else. */
async function serveBare(folder: string): Promise<string> {
  const opened = openDatabase({
    path: join(folder, 'bare.sqlite'),
    migrations: [
      {
        version: 1,
        sql: `CREATE TABLE facts (
          event TEXT NOT NULL, position INTEGER NOT NULL, station TEXT NOT NULL, incarnation INTEGER NOT NULL,
          seq INTEGER NOT NULL, kind TEXT NOT NULL, attendee TEXT, hash TEXT NOT NULL, previous_hash TEXT NOT NULL,
          received_at INTEGER NOT NULL, data TEXT NOT NULL,
          PRIMARY KEY (event, position), UNIQUE (event, station, incarnation, seq)) STRICT`,
      },
    ],
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const database = opened.value;
  const insert = database.prepare('INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  let position = 0;
  const insertAll = database.transaction((event: string, facts: readonly Fact[]) => {
    for (const fact of facts) {
      position += 1;
      const { station, incarnation, seq, attendee, hash, previousHash } = fact;
      const text = JSON.stringify(fact);
      insert.run(
        ...[event, position, station, incarnation, seq, fact.kind, attendee, hash, previousHash],
        ...[Date.now(), text],
      );
    }
  });
  const app = Fastify({ bodyLimit: 32 * 1024 * 1024 });
  app.addContentTypeParser(
    protocolContentType,
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  );
  const Sent = z.object({ facts: z.array(z.custom<Fact>()) });
  app.post<{ Params: { id: string } }>('/v1/events/:id/facts', async (request) => {
    const { facts } = Sent.parse(request.body);
    insertAll(request.params.id, facts);
    return { results: facts.map(({ seq }) => ({ seq, outcome: 'stored', position })) };
  });
  return app.listen({ host: '127.0.0.1', port: 0 });
}

/** The file as a store sends a snapshot. */
async function serveLines(file: string): Promise<string> {
  const app = Fastify({ forceCloseConnections: true });
  app.get('/', (_request, reply) =>
    reply
      .type(snapshotContentType)
      .header('content-encoding', 'gzip')
      .send(createReadStream(file).pipe(createGzip({ level: 4 }))),
  );
  return app.listen({ host: '127.0.0.1', port: 0 });
}
