import type { hubCalls } from '#shared/contract/hubCalls.ts';
import { err, ok } from '#shared/model/result.ts';
import { defaultSettings } from '../database/keptValues.ts';
import type { EnrolHereFunction } from '../setup/enrolHere.ts';
import { fingerprintOf } from '../setup/fingerprint.ts';
import type { OwnStore } from '../setup/ownStore.ts';
import type { StationContext } from '../stationContext.ts';
import type { HearHubs } from '../sync/findStore.ts';
import type { Handlers } from './handlers.ts';

export const createHubHandlers = (deps: {
  readonly context: StationContext;
  readonly ownStore: OwnStore | null;
  readonly hearHubs: HearHubs;
  readonly enrolHere: EnrolHereFunction;
}): Handlers<keyof typeof hubCalls> => {
  const { context, ownStore, hearHubs, enrolHere } = deps;
  const { kept, attendees } = context.tables;

  const read = async (store: OwnStore) => {
    const state = await store.hub.read();
    const here = context.tables.kept.read('enrolment')?.station;
    const stations = state.stations.map((one) => ({ ...one, isHere: one.id === here }));
    return { ...state, stations };
  };

  return {
    'hub.read': async () => (ownStore === null ? err('no_store') : ok(await read(ownStore))),

    'hub.change': async (wanted) => {
      if (ownStore === null) return err('no_store');
      const changed = await ownStore.hub.change(wanted);
      if (!changed.ok) return changed;
      context.emit({ name: 'hub.changed' });
      return ok(await read(ownStore));
    },

    'hub.joinUpstream': async ({ code, stationName }) => {
      if (ownStore === null) return err('no_store');
      if (kept.read('event') !== null) return err('already_in_use');
      const name = stationName ?? (kept.read('settings') ?? defaultSettings).stationName;
      const joined = await ownStore.joinUpstream(code.trim(), `${name} (hub)`.slice(0, 100));
      if (!joined.ok) return joined;
      const enrolled = await enrolHere({ code: joined.value.code, stationName: name });
      if (!enrolled.ok) return enrolled;
      context.emit({ name: 'hub.changed' });
      return ok({ eventName: kept.read('event')?.name ?? '', attendees: attendees.count() });
    },

    'hubs.hear': async () => {
      const heard = await hearHubs();
      return ok(
        heard.flatMap(({ pin, urls, event }) => {
          const [first] = urls;
          if (first === undefined || !URL.canParse(first)) return [];
          return [{ fingerprint: fingerprintOf(pin), address: new URL(first).host, event }];
        }),
      );
    },
  };
};
