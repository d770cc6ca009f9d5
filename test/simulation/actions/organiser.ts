import { record } from '#station/stationContext.ts';
import { paint } from '../invariants/paint.ts';
import type { SimStation } from '../world/createSimStation.ts';
import { storeUrl, type World } from '../world/createWorld.ts';
import { ask, atStation, outcomeOf, type Action } from './action.ts';
import { hasRestoredStore } from './storeDisk.ts';

const holdPerson: Action = {
  weight: 3,
  draw: (draw, size) => {
    const person = draw.below(Math.min(6, size.people));
    const hold = draw.pick(['suspended', 'revoked'] as const);
    return {
      who: 'office',
      what: `${hold} person ${person}`,
      perform: ({ office, people, revocations }) => {
        const attendee = office.tables.attendees.byId(people[person]?.id ?? '');
        if (attendee === null) return;
        const { no: _no, ...rest } = attendee;
        const attendees = [{ ...rest, hold }];
        const held = record(office.context, (append) =>
          append({ kind: 'attendeesImported', body: { importId: 'hold', attendees } }),
        );
        if (!held.ok) return;
        const { station, seq } = held.value;
        revocations.push({ attendee: attendee.id, generation: null, station, seq });
      },
    };
  },
};

/** The person gets a new entry code by mail once the store knows of it. */
const replaceCode: Action = {
  weight: 3,
  draw: (draw, size) => {
    const no = draw.below(Math.min(6, size.people));
    return {
      who: 'office',
      what: `replaces the entry code of person ${no}`,
      perform: ({ office, people, time, store, revocations }) => {
        const person = people[no];
        const attendee = office.tables.attendees.byId(person?.id ?? '');
        if (person === undefined || attendee === null) return;
        const generation = attendee.entryGeneration + 1;
        const replaced = record(office.context, (append) =>
          append({
            kind: 'codeReplaced',
            attendee: attendee.id,
            body: { entryGeneration: generation, reason: 'lost' },
          }),
        );
        if (!replaced.ok) return;
        const { station, seq } = replaced.value;
        revocations.push({ attendee: attendee.id, generation, station, seq });
        time.after(3000, () => {
          void store
            .store()
            ?.issueCode({ attendeeId: attendee.id, medium: 'entry' })
            .then((issued) => {
              if (issued.ok && !person.entryCodes.includes(issued.value.text)) {
                person.entryCodes.push(issued.value.text);
              }
            }, noCode);
        });
      },
    };
  },
};

/** The store died meanwhile: the mail does not go out. */
const noCode = (): void => undefined;

export const enrolStation = async (world: World, index: number): Promise<void> => {
  const station = world.stations[index];
  const code = await world.store.store()?.enrolmentCode({ url: storeUrl }).catch(noCode);
  if (station === undefined || code?.ok !== true) return;
  await station.start();
  const asked = { code: code.value.code, stationName: station.name };
  const joined = await ask(station, 'station.join', asked);
  world.trace.write(station.name, `  joins: ${outcomeOf(joined)}`);
};

const enrol = atStation({
  weight: 3,
  draw: () => null,
  what: () => 'is enrolled',
  perform: (world, station) => enrolStation(world, station.index),
});

/** While people come in: what is admitted just before the station hears of it still waits to be sent. */
const revokeStation = atStation({
  weight: 1,
  draw: (draw, size) => ({ everyMs: draw.between(2, 30), first: draw.below(size.people) }),
  what: () => 'is revoked by the organiser while people come in',
  perform: async (world, station, { everyMs, first }) => {
    const { store, revokedStations, people, time } = world;
    const id = station.tables()?.kept.read('enrolment')?.station;
    if (id === undefined || store.store() === null || hasRestoredStore(world)) return;
    revokedStations.add(id);
    for (let no = 0; no < admittedMeanwhile; no += 1) {
      const attendeeId = people[(first + no) % people.length]?.id ?? '';
      time.after(no * everyMs, () => void admit(world, station, attendeeId));
    }
    await store.store()?.revokeStation(id).catch(noCode);
  },
});

const admittedMeanwhile = 20;

const admit = async (world: World, station: SimStation, attendeeId: string): Promise<void> => {
  const answered = await ask(station, 'scans.admit', { attendeeId, again: true });
  world.trace.write(station.name, `  admit: ${outcomeOf(answered, ({ code }) => code)}`);
  if (answered?.ok === true) paint(world, station, { verdict: answered.value, text: null });
};

export const organiserActions: readonly Action[] = [holdPerson, replaceCode, enrol, revokeStation];
