import type { Command } from 'commander';
import { withStoreOptions, type StoreOptions } from './openServerStore.ts';
import { print, refuse } from './output.ts';
import { withStore } from './withStore.ts';

/** The stations of an event, seen from the store. */
export const addStationAdminCommands = (server: Command): void => {
  withStoreOptions(
    server.command('stations').description('list the stations that enrolled'),
    'data folder of the token store',
  ).action(listStations);

  withStoreOptions(
    server
      .command('revoke-station <id>')
      .description(
        'sign a station out: it wipes its list when it hears of it, and may still deliver',
      ),
    'data folder of the token store',
  ).action(revoke);
};

async function listStations(options: StoreOptions): Promise<void> {
  await withStore(options, async (store) => {
    const stations = await store.stations();
    print(
      options,
      stations,
      stations.map(({ id, name, role, isRevoked }) =>
        [id, name, role, isRevoked ? 'revoked' : 'enrolled'].join('\t'),
      ),
    );
  });
}

async function revoke(id: string, options: StoreOptions): Promise<void> {
  await withStore(options, async (store) => {
    const revoked = await store.revokeStation(id);
    if (!revoked.ok) return refuse(options, revoked.error);
    const { name } = revoked.value;
    print(options, { station: id, name }, [
      `${name} is signed out. It wipes its list as soon as it hears of it, and may still deliver what it has.`,
    ]);
  });
}
