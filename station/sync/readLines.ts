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

/**
 * The lines of a stream, those of each piece of it together: a long list takes a tenth more time where each line is waited for
 * by itself. Throws where the connection breaks, is silent for too long or sends no text.
 */
export async function* readLines(
  source: LineSource,
): AsyncGenerator<readonly string[], void, undefined> {
  const { body, abort, after, idleMs } = source;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let callOff = after(idleMs, abort);
  try {
    for await (const chunk of body) {
      callOff();
      const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
      const lines = [rest + first, ...others];
      rest = lines.pop() ?? '';
      if (rest.length > longestLine) throw new Error('a line without end');
      // Nothing of a private link may come onto this machine's disk, whatever is wrong at the store.
      if (lines.some(holdsWholeLink)) throw new Error('a private link');
      yield lines;
      callOff = after(idleMs, abort);
    }
    if (rest + decoder.decode() !== '') throw new Error('the last line is cut off');
  } finally {
    callOff();
  }
}

const longestLine = 4_000_000;
