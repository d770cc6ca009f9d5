import type { Event } from '../model/event.ts';

/** Codes that are out carry the number and are signed by the live or the rehearsal key: these never change. */
export const mergeEvent = (known: Event, incoming: Event): Event => {
  const { id, number, rehearsal, demo } = known;
  return { ...incoming, id, number, rehearsal, demo };
};
