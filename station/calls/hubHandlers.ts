import type { hubCalls } from '#shared/contract/hubCalls.ts';
import { err, ok } from '#shared/model/result.ts';
import { fingerprintOf } from '../setup/fingerprint.ts';
import type { OwnStore } from '../setup/ownStore.ts';
import type { StationContext } from '../stationContext.ts';
import type { HearHubs } from '../sync/findStore.ts';
import type { Handlers } from './handlers.ts';

export const createHubHandlers = (deps: {
  readonly context: StationContext;
  readonly ownStore: OwnStore | null;
  readonly hearHubs: HearHubs;
}): Handlers<keyof typeof hubCalls> => {
  const { context, ownStore, hearHubs } = deps;

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
