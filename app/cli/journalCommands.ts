import type { Command } from 'commander';
import type { JournalGap } from '#server/journals/readGaps.ts';
import { withStoreOptions, type StoreOptions } from './openServerStore.ts';
import { print } from './output.ts';
import { withStore } from './withStore.ts';

/** What an organiser asks of the store about the stations' journals. */
export const addJournalCommands = (server: Command): void => {
  withStoreOptions(
    server
      .command('gaps')
      .description('list journals of which facts may be missing, or whose chain is broken'),
    'data folder of the token store',
  ).action(listGaps);

  withStoreOptions(
    server
      .command('set-aside')
      .description(
        'list what stations sent that could not go into the log; --json has it as it came',
      ),
    'data folder of the token store',
  ).action(listSetAside);
};

async function listGaps(options: StoreOptions): Promise<void> {
  await withStore(options, async (store) => {
    const gaps = await store.gaps();
    const lines = gaps.length === 0 ? ['Every journal is whole.'] : gaps.flatMap(gapLines);
    print(options, gaps, lines);
  });
}

const gapLines = ({
  name,
  station,
  incarnation,
  missing,
  ...gap
}: JournalGap): readonly string[] => {
  const who = `${name} (${station}, incarnation ${incarnation})`;
  const places = gap.missingSeqs.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  return [
    ...(missing === 0
      ? []
      : [
          `${who}: ${missing} ${missing === 1 ? 'fact' : 'facts'} may be missing: ${places.join(', ')}`,
        ]),
    ...gap.breaks.map(({ seq, problem }) =>
      problem === 'hash'
        ? `${who}: line ${seq} does not fit its own hash`
        : `${who}: line ${seq} does not follow the line before it`,
    ),
  ];
};

async function listSetAside(options: StoreOptions): Promise<void> {
  await withStore(options, async (store) => {
    const items = await store.setAside();
    const lines = items.map(
      ({ name, station, incarnation, seq, reason, receivedAt }) =>
        `${new Date(receivedAt).toISOString()}  ${name} (${station})  ${incarnation ?? '?'}/${seq ?? '?'}  ${reason.replaceAll('_', ' ')}`,
    );
    print(options, items, lines.length === 0 ? ['Nothing was set aside.'] : lines);
  });
}
