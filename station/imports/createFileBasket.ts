import type { ListReader } from '#lists/listReader.ts';
import { tableLimits } from '#lists/table.ts';
import type { Clock } from '#shared/model/ports.ts';
import { err, ok, type Result } from '#shared/model/result.ts';

/** Opens what reads one list; it is told how far the reading is, in any unit. */
export type OpenListReader = (deps: {
  readonly onProgress: (done: number, total: number) => void;
}) => ListReader;

/** A list on its way in: kept in memory only, so that nothing of a canceled import stays on disk. */
export interface ListFile {
  readonly fileName: string;
  readonly bytes: () => Uint8Array;
  readonly reader: ListReader;
  readonly signal: AbortSignal;
}

interface Basket extends ListFile {
  readonly pieces: Uint8Array[];
  received: number;
  readonly size: number;
  readonly begunAt: number;
  runs: number;
  running: Promise<unknown>;
  readonly cancel: () => void;
}

/** Small enough for the browser shell's limit on one message. */
export const pieceBytes = 1024 * 1024;

const keptMs = 60 * 60_000;
const keptFiles = 4;

/** The files that screens and scripts have sent, in pieces, and not imported or canceled yet. */
export const createFileBasket = (deps: {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly openReader: OpenListReader;
  readonly onProgress: (id: string, done: number, total: number) => void;
}) => {
  const baskets = new Map<string, Basket>();

  const closeUnused = (id: string, { runs, reader }: Basket): void => {
    if (runs === 0 && !baskets.has(id)) reader.close();
  };
  const remove = (id: string): void => {
    const basket = baskets.get(id);
    baskets.delete(id);
    // Who works with it still has to hear from the reader that it was canceled.
    if (basket !== undefined) closeUnused(id, basket);
  };
  const cancel = (id: string): void => {
    baskets.get(id)?.cancel();
    remove(id);
  };
  const dropForgotten = (): void => {
    for (const [id, { begunAt, runs }] of baskets) {
      if (runs > 0) continue;
      if (baskets.size >= keptFiles || deps.clock() - begunAt > keptMs) remove(id);
    }
  };

  return {
    begin: (fileName: string, size: number): Result<string, 'empty_file' | 'too_large'> => {
      if (size === 0) return err('empty_file');
      if (size > tableLimits.fileBytes) return err('too_large', { bytes: tableLimits.fileBytes });
      dropForgotten();
      const pieces: Uint8Array[] = [];
      const id = deps.newId();
      const abort = new AbortController();
      // It starts while the file is still coming.
      const reader = deps.openReader({
        onProgress: (done, total) => deps.onProgress(id, done, total),
      });
      baskets.set(id, {
        fileName,
        size,
        pieces,
        received: 0,
        begunAt: deps.clock(),
        runs: 0,
        running: Promise.resolve(),
        reader,
        signal: abort.signal,
        cancel: () => {
          abort.abort();
          reader.cancel();
        },
        bytes: () => Buffer.concat(pieces),
      });
      return ok(id);
    },
    add: (id: string, piece: Uint8Array): Result<number, 'unknown_import' | 'too_large'> => {
      const basket = baskets.get(id);
      if (basket === undefined) return err('unknown_import');
      if (basket.received + piece.length > basket.size) return err('too_large');
      basket.pieces.push(piece);
      basket.received += piece.length;
      return ok(basket.received);
    },
    find: (id: string): ListFile | null => baskets.get(id) ?? null,
    /** Works with a file, one after the other; meanwhile it is not forgotten. Null where it is not there (any more). */
    run: async <Value>(
      id: string,
      work: (file: ListFile) => Promise<Value>,
    ): Promise<Value | null> => {
      const basket = baskets.get(id);
      if (basket === undefined) return null;
      basket.runs += 1;
      const run = basket.running.then(() => (baskets.has(id) ? work(basket) : null));
      basket.running = run.catch(() => undefined);
      try {
        return await run;
      } finally {
        basket.runs -= 1;
        closeUnused(id, basket);
      }
    },
    remove,
    /** What is going on with it ends. */
    cancel,
    close: (): void => {
      for (const id of baskets.keys()) cancel(id);
    },
  };
};

export type FileBasket = ReturnType<typeof createFileBasket>;
