import { ask, atStation, outcomeOf, type Action } from './action.ts';
import { linkSecret } from './scans.ts';

const walkIn = atStation({
  weight: 5,
  draw: (draw) => ({ no: draw.below(20), despiteDuplicates: draw.chance(0.5) }),
  what: ({ no }) => `adds walk-in ${no}`,
  perform: async (world, station, { no, despiteDuplicates }) => {
    const person = { firstName: 'Walk', lastName: `In ${no}`, despiteDuplicates };
    const added = await ask(station, 'attendees.add', person);
    world.trace.write(
      station.name,
      `  ${outcomeOf(added, ({ attendeeId }) => (attendeeId === null ? 'known' : 'added'))}`,
    );
    if (added?.ok !== true || added.value.attendeeId === null) return;
    const id = added.value.attendeeId;
    world.people.push({ id, entryCodes: [], badgeCodes: [], importedText: null });
  },
});

const fields = ['badgeName', 'company', 'category', 'lastName'] as const;

const change = atStation({
  weight: 8,
  draw: (draw, size) => ({
    person: draw.below(Math.min(8, size.people)),
    field: draw.pick(fields),
    value: `Value ${draw.below(50)}`,
    hasLink: draw.chance(0.1),
  }),
  what: ({ person, field }) => `changes ${field} of person ${person}`,
  perform: async (world, station, { person, field, value, hasLink }) => {
    const attendeeId = world.people[person]?.id;
    if (attendeeId === undefined) return;
    const changes = { [field]: hasLink ? linkSecret : value };
    const changed = await ask(station, 'attendees.change', { attendeeId, changes });
    world.trace.write(station.name, `  ${outcomeOf(changed)}`);
    if (changed?.ok !== true || hasLink) return;
    // Later than all it knew of, whatever the clocks say: nothing older may stand in its way.
    const shown = station.tables()?.attendees.byId(attendeeId)?.[field];
    if (shown !== value)
      world.violate('I2', `${station.name} shows an older ${field} than it took`);
  },
});

const look = atStation({
  weight: 3,
  draw: (draw, size) => ({ person: draw.below(size.people), hasLink: draw.chance(0.3) }),
  what: ({ person }) => `looks person ${person} up`,
  perform: async (world, station, { person, hasLink }) => {
    const attendeeId = world.people[person]?.id;
    if (attendeeId === undefined) return;
    if (hasLink) await ask(station, 'attendees.search', { query: linkSecret, limit: 5 });
    else await ask(station, 'attendees.profile', { attendeeId });
  },
});

const help = atStation({
  weight: 2,
  draw: (draw, size) => ({ person: draw.below(size.people) }),
  what: ({ person }) => `sends person ${person} to the helpdesk`,
  perform: async (world, station, { person }) => {
    const attendeeId = world.people[person]?.id ?? null;
    const text = `please look ${linkSecret}`;
    const sent = await ask(station, 'helpdesk.send', { factId: null, attendeeId, text });
    world.trace.write(station.name, `  ${outcomeOf(sent)}`);
  },
});

export const peopleActions: readonly Action[] = [walkIn, change, look, help];
