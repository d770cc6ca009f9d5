import type { RecentScan, scanCalls } from '#shared/contract/scanCalls.ts';
import { displayName } from '#shared/model/attendee.ts';
import type { Fact } from '#shared/model/fact.ts';
import { err, ok } from '#shared/model/result.ts';
import type { VerdictCode } from '#shared/model/verdict.ts';
import { readBody } from '#shared/rules/applyFact.ts';
import { findPrivateLink } from '#shared/codes/findPrivateLink.ts';
import { answerScan } from '../scans/answerScan.ts';
import { createScanReader, type ScanRead } from '../scans/readScan.ts';
import type { BadgePrinter } from '../badges/createBadgePrinter.ts';
import { printByPolicy } from '../scans/printByPolicy.ts';
import { record, recordOne, type StationContext } from '../stationContext.ts';
import type { Handlers } from './handlers.ts';

export const createScanHandlers = (
  context: StationContext,
  badgePrinter: BadgePrinter,
  /** A personal link was read. */
  reportExposed: (text: string) => void,
): Handlers<keyof typeof scanCalls> => {
  const { tables, turns } = context;
  const readScan = createScanReader(tables);

  return {
    'scans.submit': async ({ text, ...asked }) => {
      const read = await turns.first(() => readScan(text));
      if (read.reading.kind === 'private_link') reportExposed(text);
      return printByPolicy(
        context,
        badgePrinter,
        answerScan(context, read, { ...asked, again: false }),
      );
    },

    'scans.admit': ({ attendeeId, ...asked }) => {
      if (tables.kept.read('revokedAt') !== null) return err('revoked');
      const attendee = tables.attendees.byId(attendeeId);
      if (attendee === null) return err('unknown_attendee');
      const picked: ScanRead = {
        reading: { kind: 'picked' },
        medium: 'search',
        find: () => attendee,
        unlistedId: null,
      };
      return printByPolicy(context, badgePrinter, answerScan(context, picked, asked));
    },

    'scans.undo': ({ factId, reason }) => {
      const fact = tables.facts.byId(factId);
      if (fact === null || (fact.kind !== 'admitted' && fact.kind !== 'departed')) {
        return err('unknown_fact');
      }
      const { attendee, checkpoint } = fact;
      if (isUndone(context, fact)) return err('already_undone');
      const undone = recordOne(context, {
        kind: 'undone',
        attendee,
        checkpoint,
        body: { fact: factId, reason: withoutLinks(reason) },
      });
      return undone.ok ? ok({ factId: undone.value.id, attendeeId: attendee }) : undone;
    },

    'scans.recent': ({ limit }) => {
      const station = tables.kept.read('enrolment')?.station;
      if (station === undefined) return ok([]);
      return ok(tables.facts.recentScans(station, limit).map((fact) => recentScan(context, fact)));
    },

    'helpdesk.send': ({ factId, attendeeId, text }) => {
      if (tables.kept.read('event') === null) return err('no_event');
      const note = { text: withoutLinks(text), helpdesk: true, about: factId };
      const noted = record(context, (append) =>
        append({ kind: 'noteAdded', attendee: attendeeId, body: note }),
      );
      return noted.ok ? ok({ factId: noted.value.id }) : noted;
    },

    'helpdesk.cases': ({ limit }) =>
      ok(tables.facts.notes(limit).flatMap((fact) => caseOf(context, fact))),
  };
};

const isUndone = ({ tables }: StationContext, fact: Fact): boolean =>
  fact.attendee !== null &&
  fact.checkpoint !== null &&
  tables.facts.passes(fact.attendee, fact.checkpoint).undone.has(fact.id);

const verdictCodeOf = (fact: Fact): VerdictCode => {
  if (fact.kind === 'departed') return 'departed';
  if (fact.kind === 'admitted') {
    return readBody(fact, 'admitted')?.again === true ? 'readmitted' : 'admitted';
  }
  return readBody(fact, 'refused')?.code ?? 'unreadable';
};

function recentScan(context: StationContext, fact: Fact): RecentScan {
  const { tables } = context;
  const attendee = fact.attendee === null ? null : tables.attendees.byId(fact.attendee);
  return {
    factId: fact.id,
    at: fact.at + fact.offset,
    code: verdictCodeOf(fact),
    name: attendee === null ? null : displayName(attendee),
    company: attendee?.company ?? '',
    attendeeId: attendee?.id ?? null,
    undone: fact.kind !== 'refused' && isUndone(context, fact),
    stationName: tables.stations.names().get(fact.station) ?? fact.station,
  };
}

function caseOf({ tables }: StationContext, fact: Fact) {
  const note = readBody(fact, 'noteAdded');
  if (note === undefined || !note.helpdesk) return [];
  const attendee = fact.attendee === null ? null : tables.attendees.byId(fact.attendee);
  const about = note.about === null ? null : tables.facts.byId(note.about);
  return [
    {
      factId: fact.id,
      at: fact.at + fact.offset,
      attendeeId: attendee?.id ?? null,
      name: attendee === null ? null : displayName(attendee),
      company: attendee?.company ?? '',
      text: note.text,
      code: about === null ? null : verdictCodeOf(about),
    },
  ];
}

/** Free text is kept for good, so a personal link that was pasted into it is not kept with it. */
export const withoutLinks = (text: string): string =>
  findPrivateLink(text) === undefined ? text : '(a private link was left out)';
