import type { Readable } from 'node:stream';
import { fromBufferPromise } from 'yauzl';
import type { Entry } from 'yauzl';
import { damage, isDamage } from './damage.ts';

export interface ZipParts {
  readonly has: (path: string) => boolean;
  /** Unpacked size as the archive's directory tells it. */
  readonly sizeOf: (path: string) => number;
  /** The unpacked bytes of a part, in pieces. Fails on more than `limit` bytes, whatever the directory says. */
  readonly read: (path: string, limit: number) => AsyncGenerator<Uint8Array>;
}

const mostEntries = 10_000;

/** The parts of a ZIP archive in memory. Paths are compared without case and leading slash, as Excel does. */
export const openZip = async (bytes: Uint8Array): Promise<ZipParts> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // yauzl itself checks that a part unpacks to exactly the size in the directory.
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false }).catch(() => {
    throw damage('damaged_file');
  });
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= mostEntries) throw damage('too_large');
      entries.set(partName(entry.fileName), entry);
    }
  } catch (reason) {
    throw isDamage(reason) ? reason : damage('damaged_file');
  }
  const read = async function* (path: string, limit: number): AsyncGenerator<Uint8Array> {
    const entry = entries.get(partName(path));
    if (entry === undefined || !entry.canDecodeFileData()) throw damage('damaged_file');
    if (entry.uncompressedSize > limit) throw damage('too_large');
    let total = 0;
    const stream = await zip.openReadStreamPromise(entry).catch(() => {
      throw damage('damaged_file');
    });
    for await (const chunk of piecesOf(stream)) {
      total += chunk.length;
      if (total > limit) throw damage('too_large');
      yield chunk;
    }
  };
  return {
    has: (path) => entries.has(partName(path)),
    sizeOf: (path) => entries.get(partName(path))?.uncompressedSize ?? 0,
    read,
  };
};

const piecesOf = async function* (stream: Readable): AsyncGenerator<Uint8Array> {
  const pieces = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      // Only the reading is guarded: what the consumer throws passes by.
      const piece: IteratorResult<unknown> = await pieces.next().catch(() => {
        throw damage('damaged_file');
      });
      if (piece.done === true) return;
      if (piece.value instanceof Uint8Array) yield piece.value;
    }
  } finally {
    stream.destroy();
  }
};

const partName = (path: string): string => path.replace(/^\/+/, '').toLowerCase();
