import type { TokenStore } from '#server/createTokenStore.ts';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { hashFact, noHash } from '#server/log/hashFact.ts';
import { signCode } from '#shared/codes/signCode.ts';
import type { Fact, FactBody, FactKind } from '#shared/model/fact.ts';
import { loadOrCreateStationKey } from '#station/keys/stationKey.ts';
import { enrol } from '#station/sync/enrol.ts';
import { createInjectFetch } from '#test/support/server/createInjectFetch.ts';
import { anEnrolmentCode } from '#test/support/server/setupTokenStore.ts';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

export interface JoinedStation {
  readonly id: string;
  /** Delivers one line of its journal. */
  readonly tell: <Kind extends FactKind>(
    kind: Kind,
    attendee: string | null,
    body: FactBody<Kind>,
  ) => Promise<void>;
  /** A badge code that it signs with its own key, valid from a month before the event until its end. */
  readonly signBadge: (wanted: {
    readonly subject: string;
    readonly generation: number;
  }) => Promise<string>;
}

/** A station of the event with a key of its own, in a folder below `dataDir`. */
export const joinStation = async (store: TokenStore, dataDir: string): Promise<JoinedStation> => {
  const app = await createHttpServer(store);
  const { random, clock } = store;
  const key = await loadOrCreateStationKey(mkdtempSync(join(dataDir, 'station-')), { random });
  const enrolled = await enrol({
    ...{ fetch: createInjectFetch(app), key, clock, random },
    code: await anEnrolmentCode(store),
    stationName: 'Desk 1',
  });
  await app.close();
  if (!enrolled.ok) throw new Error(enrolled.error.code);
  const { event } = enrolled.value.reply;
  const row = await store.stationByKey(key.publicKey.x);
  if (row === undefined) throw new Error('not enrolled');
  let last: Fact | undefined;
  return {
    id: row.id,
    tell: async (kind, attendee, body) => {
      const seq = (last?.seq ?? 0) + 1;
      const line = {
        id: `${row.id.slice(0, 20)}-${seq}`,
        station: row.id,
        incarnation: row.incarnation,
        seq,
        kind,
        at: store.clock(),
        offset: 0,
        operator: '',
        attendee,
        checkpoint: null,
        body: { ...body },
        previousHash: last?.hash ?? noHash,
      };
      last = { ...line, hash: hashFact(line) };
      await store.acceptFacts(row, [last]);
    },
    signBadge: ({ subject, generation }) =>
      signCode({
        prefix: event.rehearsal ? 'TB1' : 'LB1',
        keyId: row.key_id,
        payload: {
          event: event.number,
          subject,
          generation,
          notBeforeMinutes: Math.floor(event.startsAt / 60_000) - 30 * 24 * 60,
          expiresMinutes: Math.ceil(event.endsAt / 60_000),
        },
        privateKey: key.privateKey,
      }),
  };
};
