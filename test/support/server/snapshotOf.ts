import type { TokenStore } from '#server/createTokenStore.ts';
import { SnapshotLine } from '#shared/protocol/protocol.ts';

/** The lines of a whole snapshot as a desk gets it. */
export async function* snapshotOf(
  store: TokenStore,
  event: string,
): AsyncGenerator<SnapshotLine, void, undefined> {
  const reader = { station: '', role: 'desk' } as const;
  for await (const line of store.snapshot({ event, reader })) {
    yield SnapshotLine.parse(JSON.parse(line));
  }
}
