import { randomBytes } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { createListReader } from './listReader.ts';
import type { PeopleSlice } from './preparePeople.ts';
import type { Asked, Said } from './startListThread.ts';

/** A thread that reads one list: however long it is, scans go on meanwhile. See startListThread.ts. */
const say = (said: Said, moved: readonly ArrayBuffer[] = []): void =>
  parentPort?.postMessage(said, moved);

const reader = createListReader({
  clock: Date.now,
  random: randomBytes,
  onProgress: (done, total) => say({ kind: 'progress', done, total }),
});

/** What is large is handed over and not copied. */
const buffersOf = ({ added: { bytes, rows } }: PeopleSlice): readonly ArrayBuffer[] => [
  bytes.buffer,
  rows.keys.buffer,
  rows.subjects.buffer,
  rows.places.buffer,
];

const answer = async ({ no, call, given }: Asked): Promise<void> => {
  try {
    if (call === 'next') {
      const slice = await reader.next();
      return say({ kind: 'answer', no, value: slice }, buffersOf(slice));
    }
    // One program on both ends: what is given is what the call takes.
    const ask = reader[call] as (...given: readonly unknown[]) => Promise<unknown>;
    say({ kind: 'answer', no, value: await ask(...given) });
  } catch (error) {
    say({ kind: 'failed', no, why: error instanceof Error ? error.name : '' });
  }
};

parentPort?.on('message', (asked: Asked | 'cancel') => {
  if (asked === 'cancel') reader.cancel();
  else void answer(asked);
});
say({ kind: 'ready' });
