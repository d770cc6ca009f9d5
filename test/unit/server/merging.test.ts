import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateKeyPairSync } from 'node:crypto';
import type { TokenStore } from '#server/createTokenStore.ts';
import { parseEnrolmentCode } from '#shared/codes/enrolmentCode.ts';
import type { Fact } from '#shared/model/fact.ts';
import type { PlacedFact, SnapshotLine } from '#shared/protocol/protocol.ts';
import type { Acknowledgement } from '#station/sync/syncStore.ts';
import {
  happenings,
  journalsOf,
  orders,
  shuffled,
  type Happening,
} from '#test/support/merging/someFacts.ts';
import { openReplica, type Replica } from '#test/support/merging/openReplica.ts';
import { snapshotOf } from '#test/support/server/snapshotOf.ts';
import {
  anEnrolmentCode,
  eventStart,
  setupTokenStore,
} from '#test/support/server/setupTokenStore.ts';

const setup = async () => {
  const { store, time } = await setupTokenStore();
  const event = (await store.event())?.id ?? '';
  const stations = [await enrolOne(store), await enrolOne(store), await enrolOne(store)];
  /** Delivers them about in this order, each by its own station, some thirty at a time. */
  const deliver = async (facts: readonly Fact[]) => {
    const answers: Acknowledgement[] = [];
    for (let from = 0; from < facts.length; from += 30) {
      const some = facts.slice(from, from + 30);
      for (const { id, publicKey } of stations) {
        const row = await store.stationByKey(publicKey);
        if (row === undefined) throw new Error('no such station');
        const own = some.filter(({ station }) => station === id);
        const results = await store.acceptFacts(row, own);
        answers.push(...results.map((each, index) => ({ ...each, hash: own[index]?.hash ?? '' })));
      }
    }
    return answers;
  };
  const log = async (after = 0): Promise<readonly PlacedFact[]> =>
    (await store.readLog({ event, after, limit: 500 })).facts;
  const snapshot = async (): Promise<readonly SnapshotLine[]> => {
    const lines: SnapshotLine[] = [];
    for await (const line of snapshotOf(store, event)) lines.push(line);
    return lines;
  };
  const write = (all: readonly Happening[]) =>
    journalsOf(all, { start: eventStart, stations: stations.map(({ id }) => id) });
  return { store, time, stations, deliver, log, snapshot, write };
};

const enrolOne = async (store: TokenStore) => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const x = String(publicKey.export({ format: 'jwk' }).x);
  const parsed = parseEnrolmentCode(await anEnrolmentCode(store));
  if (!parsed.ok) throw new Error(parsed.error.code);
  const secret = Buffer.from(parsed.value.secret).toString('base64url');
  const enrolled = await store.enrol({
    secret,
    stationName: 'Desk',
    publicKey: { kty: 'OKP', crv: 'Ed25519', x },
  });
  if (!enrolled.ok) throw new Error(enrolled.error.code);
  return { id: enrolled.value.station, publicKey: x };
};

const fromSnapshot = async (lines: readonly SnapshotLine[]): Promise<Replica> => {
  const replica = openReplica();
  await replica.sync.applySnapshot(
    (async function* () {
      yield lines;
    })(),
  );
  return replica;
};

const many = { people: 30, most: 240 };
// Each run has dozens of people, each of whom is a case of its own; shrinking would open hundreds of databases.
const runs = { numRuns: 3, endOnFailure: true };

describe('store and stations', () => {
  it('agree, whatever the order in which facts reach them', async () => {
    await fc.assert(
      fc.asyncProperty(happenings({ runaway: false, ...many }), orders, async (all, keys) => {
        const { write, deliver, log, snapshot } = await setup();
        const byStore = (await log()).map(({ fact }) => fact);
        const facts = write(all);
        await deliver(shuffled(facts, keys));
        const other = openReplica();
        other.write([...facts, ...byStore]);
        await expectAlike([other], await snapshot());
      }),
      runs,
    );
  });

  it('agree where clocks are an hour ahead, also the stations whose clocks they are', async () => {
    await fc.assert(
      fc.asyncProperty(happenings({ runaway: true, ...many }), orders, async (all, keys) => {
        const { write, deliver, log, snapshot, stations } = await setup();
        const facts = write(all);
        const half = Math.ceil(facts.length / 2);
        const own = facts.filter(({ station }) => station === stations[0]?.id);

        const beforeSync = openReplica();
        beforeSync.write(own);
        const losesAnswers = openReplica();
        losesAnswers.write(own);

        const firstAnswers = await deliver(facts.slice(0, half));
        const joinsHalfway = await fromSnapshot(await snapshot());
        const end = joinsHalfway.sync.cursor();
        beforeSync.sync.applyPage(await log());
        const answers = await deliver(facts.slice(half));
        beforeSync.sync.acknowledge([...firstAnswers, ...answers]);
        const placed = await log();
        beforeSync.sync.applyPage(placed);
        losesAnswers.sync.applyPage(placed);
        joinsHalfway.sync.applyPage(placed.slice(Math.max(0, end - 3)));
        const inAnyOrder = openReplica();
        const mixed = shuffled(placed, keys);
        for (let from = 0; from < mixed.length; from += 25) {
          inAnyOrder.sync.applyPage(mixed.slice(from, from + 25));
        }

        const replicas = [beforeSync, losesAnswers, joinsHalfway, inAnyOrder];
        await expectAlike(replicas, await snapshot());
      }),
      runs,
    );
  });

  it('answer the same bound of a clock that was ahead again where the first answer got lost', async () => {
    const { write, deliver, time } = await setup();
    const said = { kind: 'attendeeChanged', attendee: 'ada', body: { changes: { company: 'A' } } };
    const facts = write([{ station: 0, second: 0, isAhead: true, after: undefined, said }]);
    const [first] = await deliver(facts);
    time.now += 5000;
    const [again] = await deliver(facts);
    expect([first?.ceiling, again?.ceiling]).toEqual([eventStart + 60_001, eventStart + 60_001]);
  });
});

/** Whoever joins now sees what those see who had all facts. */
const expectAlike = async (replicas: readonly Replica[], lines: readonly SnapshotLine[]) => {
  const newcomer = await fromSnapshot(lines);
  const expected = newcomer.says();
  newcomer.close();
  for (const replica of replicas) {
    expect(replica.says()).toEqual(expected);
    replica.close();
  }
};
