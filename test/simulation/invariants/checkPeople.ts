import { Attendee } from '#shared/model/attendee.ts';
import type { World } from '../world/createWorld.ts';

/** I2 and I3, their ground: the list says the same of everybody at each station and at the store. */
export const checkPeople = (world: World): void => {
  const atStore = new Map(
    world.store
      .read<{ id: string; data: string }>('SELECT id, data FROM attendees')
      .map(({ id, data }) => [id, Attendee.parse(JSON.parse(data))]),
  );
  for (const station of world.stations) {
    const tables = station.tables();
    const id = tables?.kept.read('enrolment')?.station;
    if (tables === null || id === undefined || world.revokedStations.has(id)) continue;
    const people = tables.attendees.page(0, 100_000);
    if (people.length !== atStore.size) {
      world.violate('I2', `${station.name} has ${people.length} people, the store ${atStore.size}`);
    }
    for (const { no: _no, ...person } of people) {
      const fields = differing(person, atStore.get(person.id));
      if (fields.length > 0) {
        world.violate('I2', `${station.name} and the store differ in ${fields.join()} of a person`);
      }
    }
  }
};

const differing = (one: Attendee, other: Attendee | undefined): readonly string[] =>
  Object.keys(one).filter(
    (field) =>
      JSON.stringify(Reflect.get(one, field)) !==
      JSON.stringify(other === undefined ? undefined : Reflect.get(other, field)),
  );
