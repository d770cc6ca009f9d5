import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CallError, CallOutput, CommonError } from '#shared/contract/contract.ts';
import type { Fact } from '#shared/model/fact.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { factPageLimit } from '#shared/protocol/protocol.ts';
import { isFolderInUse } from '#sqlite/lockFolder.ts';
import { stationFile } from '../database/openStationDatabase.ts';
import { factOfLine } from '../journal/journalLine.ts';
import type { ExchangeError } from '../sync/createExchange.ts';
import type { StoreClient } from '../sync/storeClient.ts';
import type { Enrolment } from '../sync/syncStore.ts';
import { carveStation } from './carveStation.ts';
import { readEnrolmentCopy } from './enrolmentCopy.ts';

type TakenOver = CallOutput<'recovery.takeOver'>;
type TakeOverError = Exclude<CallError<'recovery.takeOver'>, CommonError>;

/**
 * Reads the data folder of a station that can no longer send, and delivers every line of its journal that is proven, with its
 * own identity. Files that were set aside there are read too. The folder is only read; it may be a copy, and damaged.
 */
export const takeOver = async ({
  client,
  enrolment,
  folder,
}: {
  readonly client: StoreClient;
  readonly enrolment: Enrolment | null;
  readonly folder: string;
}): Promise<Result<TakenOver, TakeOverError>> => {
  if (enrolment === null) return err('no_event');
  const left = readFolder(folder);
  if (!left.ok) return left;
  const { station, eventId, facts } = left.value;
  if (eventId !== enrolment.eventId) return err('other_event');
  if (station === enrolment.station) return err('same_station');
  const count = { stored: 0, known: 0, set_aside: 0 };
  for (const batch of batchesOf(facts)) {
    const sent = await client.takeOver(enrolment, { station, facts: batch });
    if (!sent.ok) return err(meaningOf[sent.error.code]);
    for (const { outcome } of sent.value.value.results) count[outcome] += 1;
  }
  const { stored, known, set_aside: setAside } = count;
  return ok({ station, facts: facts.length, stored, known, setAside });
};

interface Left {
  readonly station: string;
  readonly eventId: string;
  readonly facts: readonly Fact[];
}

const readFolder = (
  folder: string,
): Result<Left, 'no_station' | 'station_running' | 'not_enrolled'> => {
  const files = existsSync(folder) ? readdirSync(folder).filter(isDatabase) : [];
  if (files.length === 0) return err('no_station');
  if (isFolderInUse(folder, 'station')) return err('station_running');
  const carved = files.map((file) => carveStation(join(folder, file)));
  const found = carved.map(({ kept }) => kept('enrolment')).find((kept) => kept !== null);
  const enrolment = readEnrolmentCopy(folder)?.enrolment ?? found;
  if (enrolment == null) return err('not_enrolled');
  const { station, eventId } = enrolment;
  const facts = new Map<string, Fact>();
  for (const line of carved.flatMap(({ lines }) => lines)) {
    const fact = line.station === station ? factOfLine(line) : null;
    if (fact !== null) facts.set(`${fact.incarnation} ${fact.seq} ${fact.hash}`, fact);
  }
  const inOrder = [...facts.values()].sort(
    (one, other) => one.incarnation - other.incarnation || one.seq - other.seq,
  );
  return ok({ station, eventId, facts: inOrder });
};

/** The station's file, and those that it set aside or had not put in place yet. */
const isDatabase = (name: string): boolean =>
  name.startsWith(stationFile) && !name.endsWith('-wal') && !name.endsWith('-shm');

/** As many as go into one message of about a megabyte, at least one. */
function* batchesOf(facts: readonly Fact[]): Generator<readonly Fact[]> {
  let batch: Fact[] = [];
  let size = 0;
  for (const fact of facts) {
    const bytes = JSON.stringify(fact).length;
    if (batch.length > 0 && (batch.length === factPageLimit || size + bytes > messageBytes)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(fact);
    size += bytes;
  }
  if (batch.length > 0) yield batch;
}

const messageBytes = 1_000_000;

const meaningOf = {
  unreachable: 'store_unreachable',
  failed: 'store_unreachable',
  too_many: 'store_unreachable',
  portal: 'not_a_store',
  stranger: 'not_a_store',
  refused: 'unknown_station',
  revoked: 'refused',
  code_refused: 'refused',
  too_large: 'refused',
} as const satisfies Record<ExchangeError, TakeOverError>;
