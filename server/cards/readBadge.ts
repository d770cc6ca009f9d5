import { parseScan } from '#shared/codes/parseScan.ts';
import type { ParsedCode } from '#shared/codes/parseCode.ts';
import { createCodeVerifier } from '#shared/codes/verifyCode.ts';
import { Attendee } from '#shared/model/attendee.ts';
import { CodeKey } from '#shared/model/codeKey.ts';
import type { Event } from '#shared/model/event.ts';
import { Fact } from '#shared/model/fact.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { readBody } from '#shared/rules/applyFact.ts';
import { sql } from 'kysely';
import type { StoreDatabase } from '../database/tables.ts';
import { positionsOfPerson } from '../log/personFacts.ts';

export type ReadBadgeError = 'private_link' | 'entry_code' | 'not_a_badge';

/**
 * Whose badge this is. Unknown, forged, superseded, expired and another event's are not told apart, nor is the badge of
 * somebody who is held or does not come: nobody learns anything of somebody by scanning.
 */
export const readBadge = async (
  database: StoreDatabase,
  { event, text, now }: { readonly event: Event; readonly text: string; readonly now: number },
): Promise<Result<Attendee, ReadBadgeError>> => {
  const scan = parseScan(text);
  if (scan.kind === 'private_link') return err('private_link');
  if (scan.kind !== 'code') return err('not_a_badge');
  const { code } = scan;
  if (code.medium === 'entry') return err('entry_code');
  const { notBeforeMinutes, expiresMinutes } = code.payload;
  const isInTime = now >= notBeforeMinutes * 60_000 && now < expiresMinutes * 60_000;
  if (code.payload.event !== event.number || !isInTime) return err('not_a_badge');
  const keys = await readKeys(database, event.id);
  if ((await createCodeVerifier(keys).verify(code)) !== 'valid') return err('not_a_badge');
  const attendee = await attendeeOf(database, event.id, code);
  if (attendee === undefined || code.payload.generation < attendee.badgeGeneration) {
    return err('not_a_badge');
  }
  if (attendee.hold !== 'none' || attendee.status === 'canceled') return err('not_a_badge');
  const revoked = keys.find(({ keyId, revokedAt }) => keyId === code.keyId && revokedAt);
  if (revoked !== undefined) {
    const made = { attendee: attendee.id, station: revoked.owner, code };
    if (!(await isRecorded(database, event.id, made))) return err('not_a_badge');
  }
  return ok(attendee);
};

const readKeys = async (database: StoreDatabase, event: string): Promise<readonly CodeKey[]> => {
  const rows = await database
    .selectFrom('code_keys')
    .select('data')
    .where('event', '=', event)
    .execute();
  return rows.map(({ data }) => CodeKey.parse(JSON.parse(data)));
};

const attendeeOf = async (
  database: StoreDatabase,
  event: string,
  { payload }: ParsedCode,
): Promise<Attendee | undefined> => {
  const rows = await database
    .selectFrom('attendees')
    .select('data')
    .where('event', '=', event)
    .where(sql<boolean>`data LIKE ${`%"subject":"${payload.subject}"%`}`)
    .execute();
  return rows
    .map(({ data }) => Attendee.parse(JSON.parse(data)))
    .find(({ subject }) => subject === payload.subject);
};

/** As at the stations: what a revoked station signed counts where its journal says that it made this very badge. */
const isRecorded = async (
  database: StoreDatabase,
  event: string,
  made: { readonly attendee: string; readonly station: string; readonly code: ParsedCode },
): Promise<boolean> => {
  const rows = await database
    .selectFrom('facts')
    .select('data')
    .where('event', '=', event)
    .where('position', 'in', await positionsOfPerson(database, { event, attendee: made.attendee }))
    .where('station', '=', made.station)
    .where('kind', '=', 'badgePrinted')
    .execute();
  return rows.some(({ data }) => {
    const printed = readBody(Fact.parse(JSON.parse(data)), 'badgePrinted');
    return printed?.generation === made.code.payload.generation;
  });
};
