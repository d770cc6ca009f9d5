import type { stationCalls } from '#shared/contract/stationCalls.ts';
import { preparePeople, rowsOf } from '#lists/preparePeople.ts';
import { parseEnrolmentCode } from '#shared/codes/enrolmentCode.ts';
import { displayName } from '#shared/model/attendee.ts';
import { err, ok } from '#shared/model/result.ts';
import { defaultSettings } from '../database/keptValues.ts';
import { takeAttendees } from '../imports/takeAttendees.ts';
import type { Printing } from '../printing/printing.ts';
import type { EnrolHereFunction } from '../setup/enrolHere.ts';
import type { DemoEvent, NewEvent, OwnStore } from '../setup/ownStore.ts';
import { qrSvg } from '../setup/qrSvg.ts';
import { record, type StationContext } from '../stationContext.ts';
import type { SyncLoop } from '../sync/createSyncLoop.ts';
import type { Handlers } from './handlers.ts';

export interface StationHandlerDeps {
  readonly context: StationContext;
  readonly version: string;
  readonly loop: SyncLoop;
  readonly ownStore: OwnStore | null;
  readonly demoEvent: (now: number, timeZone: string) => DemoEvent;
  readonly enrolHere: EnrolHereFunction;
  readonly printing: Printing;
}

const dayMs = 24 * 60 * 60_000;
/** How many people of the demo event one can try scanning with. */
const demoCodeCount = 8;

export const createStationHandlers = (
  deps: StationHandlerDeps,
): Handlers<keyof typeof stationCalls> => {
  const { context, loop, ownStore } = deps;
  const { tables, journal, clock } = context;
  const settings = () => tables.kept.read('settings') ?? defaultSettings;
  const machineTimeZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

  /** Makes an event in the store of this laptop and enrols this station there like any other. */
  const openOwnEvent = async (event: NewEvent) => {
    if (ownStore === null) return err('no_store');
    if (tables.kept.read('event') !== null) return err('already_in_use');
    const made = await ownStore.createEvent(event);
    if (!made.ok) return err('already_in_use');
    const { code } = made.value;
    const enrolled = await deps.enrolHere({ code, stationName: settings().stationName });
    if (enrolled.ok) return ok(null);
    context.log.write('error', 'own store refused its station', { code: enrolled.error.code });
    return enrolled.error.code === 'cannot_record' ? err('cannot_record') : err('already_in_use');
  };

  return {
    'station.status': () =>
      ok({
        version: deps.version,
        stationId: tables.kept.read('enrolment')?.station ?? null,
        event: tables.kept.read('event'),
        attendees: tables.attendees.count(),
        hasStore: ownStore?.isServing() ?? false,
        sync: loop.state(),
        settings: settings(),
        now: clock(),
        offset: journal.now() - clock(),
        recovery: tables.kept.read('recovery'),
      }),

    'station.join': async ({ code, stationName = settings().stationName }) => {
      const parsed = parseEnrolmentCode(code);
      if (!parsed.ok) return parsed;
      const joined = await deps.enrolHere({ code, stationName });
      if (!joined.ok) return joined;
      const enrolment = tables.kept.read('enrolment');
      const event = tables.kept.read('event');
      if (enrolment === null || event === null) return err('cannot_record');
      return ok({
        stationId: enrolment.station,
        eventName: event.name,
        attendees: tables.attendees.count(),
      });
    },

    'station.create': async ({ name, timeZone = machineTimeZone(), startsAt, endsAt }) => {
      const from = startsAt ?? Math.min(clock(), Math.max(0, (endsAt ?? Infinity) - dayMs));
      const until = endsAt ?? from + 14 * dayMs;
      const opened = await openOwnEvent({
        name,
        timeZone,
        startsAt: from,
        endsAt: until,
        demo: false,
      });
      return opened.ok ? ok({ eventId: tables.kept.read('event')?.id ?? '' }) : opened;
    },

    'station.openDemo': async () => {
      if (ownStore === null) return err('no_store');
      const demo = deps.demoEvent(clock(), machineTimeZone());
      const opened = await openOwnEvent(demo.event);
      if (!opened.ok) return opened;
      const programme = { sessions: [...demo.sessions], checkpoints: [...demo.checkpoints] };
      const saved = record(context, (append) =>
        append({ kind: 'programmeImported', body: programme }),
      );
      if (!saved.ok) return saved;
      const rows = rowsOf(demo.attendees);
      const taken = await takeAttendees(context, {
        people: preparePeople(rows, { newId: context.journal.newId, random: context.random }),
        rows: rows.left(),
      });
      return taken.ok ? ok({ attendees: taken.value.added }) : err('cannot_record');
    },

    'station.enrolmentCode': async (wanted) => {
      if (ownStore === null) return err('no_store');
      const made = await ownStore.enrolmentCode(wanted);
      return made.ok ? ok({ ...made.value, qrSvg: await qrSvg(made.value.code) }) : made;
    },

    'demo.codes': async () => {
      const event = tables.kept.read('event');
      if (event?.demo !== true || ownStore === null) return err('not_demo');
      // The store issues codes of people whom it knows: right after the start they may still be on their way there.
      if (tables.facts.waiting() > 0) await loop.now({ deadlineMs: 5000 });
      const people = tables.attendees.page(0, demoCodeCount);
      const codes = await Promise.all(
        people.map(async (attendee) => {
          const text = await ownStore.issueEntryCode(attendee.id);
          const hint = attendee.status === 'confirmed' ? attendee.category : attendee.status;
          return text === null
            ? []
            : [{ name: displayName(attendee), hint, text, qrSvg: await qrSvg(text) }];
        }),
      );
      return ok(codes.flat());
    },

    'settings.change': async (changes) => {
      const given = Object.fromEntries(
        Object.entries(changes).filter(([, value]) => value !== undefined),
      );
      const changed = { ...settings(), ...given };
      if (
        changes.checkpoint !== undefined &&
        !tables.programme.checkpoints().has(changes.checkpoint)
      ) {
        return err('unknown_checkpoint');
      }
      if (changes.role !== undefined && changes.role !== 'door') {
        // The store gives a door too little of each person for anything else.
        if (tables.kept.read('enrolment')?.role === 'door') return err('door_only');
      }
      if (changes.printer != null) {
        const { printers } = await deps.printing.list();
        if (!printers.some(({ id }) => id === changes.printer)) return err('unknown_printer');
      }
      const saved = tables.transact(() => tables.kept.write('settings', changed));
      if (!saved.ok) return saved;
      context.emit({ name: 'settings.changed' });
      // The others see the new name in their verdicts; what the store cannot be told now it is told when it is back.
      if (changes.stationName !== undefined) void loop.now({ deadlineMs: 5000 });
      return ok(changed);
    },

    'sync.now': async () => ok(await loop.now({ deadlineMs: 5000 })),
  };
};
