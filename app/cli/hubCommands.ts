import type { Command } from 'commander';
import { print, refuse } from './output.ts';
import { withStation, type StationOptions } from './withStation.ts';

export const addHubCommands = (program: Command): void => {
  const hub = program
    .command('hub')
    .description('the token store of a station, served to others on the network');

  hub
    .command('upstream')
    .description('make an empty station the hub of an event on another token store')
    .requiredOption('--code <code>', 'code for a hub: lanyard server enroll-code --hub')
    .requiredOption('--data <dir>', 'data folder of the hub; an empty one is made')
    .option('--name <name>', 'what the station on this machine is called')
    .option('--json', 'print JSON')
    .action(joinUpstream);

  hub
    .command('status')
    .description(
      'where the hub is served, who joined, how it stands upstream; for a station that is closed: one that runs says it under Settings',
    )
    .requiredOption('--data <dir>', 'data folder of the hub')
    .option('--json', 'print JSON')
    .action(tellStatus);
};

async function joinUpstream(
  options: StationOptions & { readonly code: string; readonly name?: string },
): Promise<void> {
  await withStation({ ...options, isBare: true }, async (station) => {
    const joined = await station.call('hub.joinUpstream', {
      code: options.code,
      stationName: options.name,
    });
    if (!joined.ok) return refuse(options, joined.error);
    const { eventName, attendees } = joined.value;
    print(options, joined.value, [
      `This is a hub of "${eventName}" now; ${attendees} on the list.`,
    ]);
  });
}

async function tellStatus(options: StationOptions): Promise<void> {
  await withStation({ ...options, isBare: true }, async (station) => {
    const state = await station.call('hub.read', {});
    if (!state.ok) return refuse(options, state.error);
    const { isOn, problem, addresses, fingerprint, stations, upstream } = state.value;
    const served = isOn ? (problem ?? addresses.join(' ')) : 'off';
    print(options, state.value, [
      `hub: ${served.replaceAll('_', ' ')}`,
      `fingerprint: ${fingerprint ?? 'none yet'}`,
      ...stations.map(({ name, lastSeenAt }) => `station: ${name}, ${seenText(lastSeenAt)}`),
      ...(upstream === null
        ? []
        : [
            `upstream: ${upstream.address}, ${upstream.sync.state}, ${upstream.sync.waiting} waiting`,
          ]),
    ]);
  });
}

const seenText = (at: number | null): string =>
  at === null ? 'not seen yet' : `last seen ${new Date(at).toISOString()}`;
