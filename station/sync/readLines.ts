import { holdsWholeLink } from '#shared/codes/personalLink.ts';
import type { After } from './timers.ts';

export interface LineSource {
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends the connection; reading then throws. */
  readonly abort: () => void;
  readonly after: After;
  /** How long the line may be silent, ms. */
  readonly idleMs: number;
}

/** The lines of a stream as they come. Throws where the connection breaks, is silent for too long or sends no text. */
export async function* readLines(source: LineSource): AsyncGenerator<string, void, undefined> {
  const { body, abort, after, idleMs } = source;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let callOff = after(idleMs, abort);
  try {
    for await (const chunk of body) {
      callOff();
      rest += decoder.decode(chunk, { stream: true });
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > longestLine) throw new Error('a line without end');
      // Nothing of a private link may come onto this machine's disk, whatever is wrong at the store.
      if (lines.some(holdsWholeLink)) throw new Error('a private link');
      yield* lines;
      callOff = after(idleMs, abort);
    }
    if (rest + decoder.decode() !== '') throw new Error('the last line is cut off');
  } finally {
    callOff();
  }
}

const longestLine = 4_000_000;
