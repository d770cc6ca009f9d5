import { join } from 'node:path';
import type { Checkpoint } from '#shared/model/checkpoint.ts';
import type { Event } from '#shared/model/event.ts';
import type { Log } from '#shared/model/ports.ts';
import type { Verdict } from '#shared/model/verdict.ts';
import type { BadgeRenderer } from '#station/badges/createBadgeRenderer.ts';
import { hmacOfImportedCode } from '#lists/importedCode.ts';
import { record } from '#station/stationContext.ts';
import { createDraw } from '../engine/createDraw.ts';
import { createLink } from '../engine/createLink.ts';
import { createTrace, type Trace } from '../engine/createTrace.ts';
import { createVirtualTime, type VirtualTime } from '../engine/createVirtualTime.ts';
import { makeDiskFolder, removeFolder } from '../engine/disk.ts';
import type { Sheet } from './createFakePrinter.ts';
import { createOffice, type Office } from './createOffice.ts';
import { createSimStation, type SimStation } from './createSimStation.ts';
import { createSimStore, type SimStore } from './createSimStore.ts';
import { emptyDisks } from './emptyDisks.ts';
import { makePeople, makeProgramme } from './makePeople.ts';

export const storeUrl = 'http://store.test';
export const eventStart = Date.UTC(2027, 4, 10, 7);
const hour = 3_600_000;

/** A verdict that a person saw. */
export interface Painted {
  readonly station: number;
  readonly stationId: string;
  readonly verdict: Verdict;
}

/** What is scanned in a world: its people and every code that was ever made for them. */
export interface Person {
  readonly id: string;
  readonly entryCodes: string[];
  readonly badgeCodes: string[];
  readonly importedText: string | null;
}

export interface Revocation {
  readonly attendee: string;
  readonly generation: number | null;
  readonly station: string;
  readonly seq: number;
}

export interface Violation {
  readonly invariant: string;
  readonly what: string;
}

export interface WorldSize {
  readonly seed: number;
  readonly stations: number;
  readonly people: number;
  readonly sessions: number;
}

export interface World {
  readonly size: WorldSize;
  readonly time: VirtualTime;
  readonly trace: Trace;
  readonly event: Event;
  readonly store: SimStore;
  readonly office: Office;
  readonly stations: readonly SimStation[];
  readonly people: Person[];
  readonly checkpoints: readonly Checkpoint[];
  readonly painted: Painted[];
  readonly sheets: Sheet[];
  /** What the organiser took back; `generation` of an entry code, null for the person as such. */
  readonly revocations: Revocation[];
  readonly revokedStations: Set<string>;
  /** The highest cursor of each life of a station. */
  readonly cursors: Map<string, number>;
  /** Facts that went with a disk: their ids, for what nobody can know any more. */
  readonly lostWithDisk: Set<string>;
  /** Stations whose disk was restored or cloned, by index. */
  readonly disturbed: Set<number>;
  /** Jobs that a person ordered to be sent again. */
  readonly retriedJobs: string[];
  readonly violations: Violation[];
  readonly violate: (invariant: string, what: string) => void;
  readonly count: (what: string) => void;
  readonly counts: ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
}

/** What fails by a defect is a bug whatever else holds; a full disk says so by an Error or a SqliteError. */
const isDefect = (message: string, name: unknown): boolean =>
  message === 'a call failed' ||
  (message === 'request failed' && name !== 'SqliteError') ||
  (message === 'sync failed' && name !== 'Error');

/** The event of one seed on its first morning: the list is at the store, the stations are not enrolled yet. */
export const createWorld = async (size: WorldSize, renderer: BadgeRenderer): Promise<World> => {
  const { seed } = size;
  const folder = makeDiskFolder();
  const time = createVirtualTime(eventStart);
  const trace = createTrace(time.now);
  const counts = new Map<string, number>();
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const violations: Violation[] = [];
  const violate = (invariant: string, what: string): void => {
    trace.write(invariant, `VIOLATED: ${what}`);
    violations.push({ invariant, what });
  };
  const logOf = (who: string): Log => ({
    write: (level, message, fields) => {
      trace.write(who, `log ${message} ${JSON.stringify(fields ?? {})}`);
      if (isDefect(message, fields?.['name'])) count(`${level} ${message}`);
    },
  });
  const linkOf = (who: string) =>
    createLink({
      time,
      draw: createDraw(seed, `link of ${who}`),
      server: () => store.fetch(),
      onExchange: (what) => {
        count(`exchanges`);
        trace.write(who, what);
      },
    });

  const draw = createDraw(seed, 'world');
  const officeLink = linkOf('office');
  const store = createSimStore({
    seed,
    folder,
    emptyDisk: emptyDisks().store,
    time,
    log: logOf('store'),
    onCrash: (how) => {
      trace.write('store', `dies ${how}`);
      count('crashes of the store');
      // Somebody starts it again.
      time.after(draw.between(100, 30_000), () => void store.start());
      for (const { link } of [...stations, { link: officeLink }]) link.cut();
    },
  });
  const sheets: Sheet[] = [];
  const people: Person[] = [];
  const onSheet = (sheet: Sheet): void => {
    sheets.push(sheet);
    trace.write(`desk ${sheet.station}`, `a badge of generation ${sheet.generation} comes out`);
    const owner = office.tables.attendees.bySubject(sheet.subject);
    people.find(({ id }) => id === owner?.id)?.badgeCodes.push(sheet.codeText);
  };
  const stations = Array.from({ length: size.stations }, (_, index) =>
    createSimStation({
      index,
      name: `desk ${index}`,
      seed,
      folder,
      emptyDisk: emptyDisks().station,
      time,
      link: linkOf(`desk ${index}`),
      renderer,
      clockError: draw.chance(0.5) ? draw.between(-600_000, 600_000) : 0,
      log: logOf(`desk ${index}`),
      onSheet,
      onCrash: (how) => {
        trace.write(`desk ${index}`, `dies ${how}`);
        count('crashes of stations');
        time.after(draw.between(100, 20_000), () => void stations[index]?.start());
      },
    }),
  );
  await store.start();
  const created = await store.store()?.createEvent({
    name: 'Meadow Days',
    timeZone: 'Europe/Berlin',
    startsAt: eventStart - hour,
    endsAt: eventStart + 12 * hour,
  });
  if (created?.ok !== true) throw new Error('no event');
  const office = await createOffice({
    seed,
    disk: join(folder, 'office'),
    time,
    link: officeLink,
    log: logOf('office'),
  });
  const code = await store.store()?.enrolmentCode({ url: storeUrl });
  if (code?.ok !== true) throw new Error('no enrolment code');
  void office.enrol(code.value.code);
  await time.advance(5000);
  const programme = makeProgramme(draw, { sessions: size.sessions, startsAt: eventStart });
  const importedKey = office.tables.kept.read('importedCodeKey') ?? '';
  const list = makePeople(draw, {
    count: size.people,
    sessions: programme.sessions,
    importedCodeOf: (no) => hmacOfImportedCode(importedKey, `TICKET-${no}`),
  });
  record(office.context, (append) => {
    append({
      kind: 'programmeImported',
      body: { sessions: [...programme.sessions], checkpoints: [...programme.checkpoints] },
    });
    append({ kind: 'attendeesImported', body: { importId: 'list', attendees: [...list] } });
  });
  await time.advance(2000);
  for (const [no, attendee] of list.entries()) {
    const issued = await store.store()?.issueCode({ attendeeId: attendee.id, medium: 'entry' });
    people.push({
      id: attendee.id,
      entryCodes: issued?.ok === true ? [issued.value.text] : [],
      badgeCodes: [],
      importedText: attendee.importedCode === null ? null : `TICKET-${no}`,
    });
  }

  return {
    size,
    time,
    trace,
    event: created.value,
    store,
    office,
    stations,
    people,
    checkpoints: programme.checkpoints,
    painted: [],
    revocations: [],
    revokedStations: new Set(),
    cursors: new Map(),
    sheets,
    lostWithDisk: new Set(),
    disturbed: new Set(),
    retriedJobs: [],
    violations,
    violate,
    count,
    counts,
    close: async () => {
      void office.close();
      await time.advance(0);
      for (const station of stations) station.close();
      await store.close();
      removeFolder(folder);
    },
  };
};
