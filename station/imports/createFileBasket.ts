import { err, ok, type Result } from '#shared/model/result.ts';
import type { Clock } from '#shared/model/ports.ts';
import { tableLimits } from '#lists/table.ts';

/** A list on its way in: kept in memory only, so that nothing of a canceled import stays on disk. */
export interface ListFile {
  readonly fileName: string;
  readonly bytes: () => Uint8Array;
  readonly abort: AbortController;
}

interface Basket extends ListFile {
  readonly pieces: Uint8Array[];
  received: number;
  readonly size: number;
  readonly begunAt: number;
}

/** Small enough for the browser shell's limit on one message. */
export const pieceBytes = 1024 * 1024;

const keptMs = 60 * 60_000;
const keptFiles = 4;

/** The files that screens and scripts have sent, in pieces, and not imported or canceled yet. */
export const createFileBasket = (deps: { readonly clock: Clock; readonly newId: () => string }) => {
  const baskets = new Map<string, Basket>();

  const dropForgotten = (): void => {
    for (const [id, { begunAt }] of baskets) {
      if (baskets.size >= keptFiles || deps.clock() - begunAt > keptMs) baskets.delete(id);
    }
  };

  return {
    begin: (fileName: string, size: number): Result<string, 'empty_file' | 'too_large'> => {
      if (size === 0) return err('empty_file');
      if (size > tableLimits.fileBytes) return err('too_large', { bytes: tableLimits.fileBytes });
      dropForgotten();
      const pieces: Uint8Array[] = [];
      const id = deps.newId();
      baskets.set(id, {
        fileName,
        size,
        pieces,
        received: 0,
        begunAt: deps.clock(),
        abort: new AbortController(),
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
    remove: (id: string): boolean => baskets.delete(id),
  };
};
