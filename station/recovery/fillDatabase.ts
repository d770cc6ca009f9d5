import type { Recovery } from '#shared/contract/recoveryCalls.ts';
import { ok, type Result } from '#shared/model/result.ts';
import type { StationDatabase } from '../database/openStationDatabase.ts';
import { factOfLine, type JournalLine } from '../journal/journalLine.ts';
import { projectFact } from '../journal/projectFact.ts';
import type { CarvedStation } from './carveStation.ts';
import type { EnrolmentCopy } from './enrolmentCopy.ts';

/**
 * Fills a new database with what was carved from a damaged one. The list as it was is there until the token store sends it
 * again, so that a station without network goes on; facts are played over it.
 */
export const fillDatabase = (
  tables: StationDatabase,
  carved: CarvedStation,
  {
    copy,
    recovery,
  }: {
    readonly copy: EnrolmentCopy | null;
    readonly recovery: Pick<Recovery, 'at' | 'file'>;
  },
): Result<Recovery, 'cannot_record'> => {
  const enrolment = carved.kept('enrolment') ?? copy?.enrolment ?? null;
  const isOwn = ({ station }: { station: string }): boolean => station === enrolment?.station;
  const own = carved.lines.filter(isOwn);
  const unproven = carved.unproven.filter(isOwn);
  const done: Recovery = { ...recovery, saved: own.length, lost: countLost(own, unproven) };
  const filled = tables.transact(() => {
    fillKept(tables, carved, copy);
    // A revoked station has wiped its list: what is left of it in the file is nobody's any more.
    if (carved.kept('revokedAt') === null) fillList(tables, carved);
    for (const line of carved.lines) {
      const fact = factOfLine(line);
      if (fact === null) continue;
      // Others' lines are in the event's log already; what matters of their place is that they have one.
      const position = line.station === enrolment?.station ? null : 1;
      if (tables.facts.add(fact, position, line.body)) projectFact(tables, fact);
    }
    tables.kept.write('recovery', done);
  });
  return filled.ok ? ok(done) : filled;
};

const fillKept = (
  { kept }: StationDatabase,
  carved: CarvedStation,
  copy: EnrolmentCopy | null,
): void => {
  const enrolment = carved.kept('enrolment') ?? copy?.enrolment;
  const event = carved.kept('event') ?? copy?.event;
  const settings = carved.kept('settings') ?? copy?.settings;
  const importedCodeKey = carved.kept('importedCodeKey');
  const contact = carved.kept('contact');
  const revokedAt = carved.kept('revokedAt');
  if (settings != null) kept.write('settings', settings);
  if (enrolment === undefined || event === undefined) return;
  kept.write('enrolment', enrolment);
  kept.write('event', event);
  if (importedCodeKey !== null) kept.write('importedCodeKey', importedCodeKey);
  if (contact !== null) kept.write('contact', contact);
  if (revokedAt !== null) kept.write('revokedAt', revokedAt);
  kept.write('cursor', 0);
  kept.write('hasSnapshot', false);
};

const fillList = (tables: StationDatabase, carved: CarvedStation): void => {
  for (const session of carved.sessions.values()) tables.programme.saveSession(session);
  for (const checkpoint of carved.checkpoints.values()) tables.programme.saveCheckpoint(checkpoint);
  for (const key of carved.keys.values()) tables.stations.saveKey(key);
  for (const [id, name] of carved.stations) tables.stations.saveName(id, name);
  for (const attendee of carved.attendees.values()) tables.attendees.save(attendee);
  for (const job of carved.jobs.values()) tables.jobs.add(job);
};

/**
 * Gaps between own lines that were saved, and lines behind the last of them that are there and not proven. What left no
 * trace behind it only the token store can know.
 */
const countLost = (own: readonly JournalLine[], unproven: CarvedStation['unproven']): number => {
  const highest = new Map<number, number>();
  for (const { incarnation, seq } of own)
    highest.set(incarnation, Math.max(seq, highest.get(incarnation) ?? 0));
  const expected = [...highest.values()].reduce((sum, seq) => sum + seq, 0);
  const last = own.at(-1)?.no ?? 0;
  const behind = unproven.filter(({ no }) => no > last);
  return expected - own.length + behind.length;
};
