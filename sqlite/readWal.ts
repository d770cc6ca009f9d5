import { existsSync, readFileSync } from 'node:fs';

/** A page as a frame of a WAL file has it (https://sqlite.org/fileformat2.html#walformat). */
export interface WalFrame {
  readonly page: number;
  readonly data: Uint8Array;
  readonly isCommit: boolean;
  /** Its checksum follows from the one before. */
  readonly isWhole: boolean;
}

export interface Wal {
  readonly pageSize: number;
  /** Of all transactions that were committed, in their order. What a crash left behind them is not here. */
  readonly frames: readonly WalFrame[];
  /**
   * A transaction was damaged after it was committed: others follow it, and those began only when it was on disk. SQLite
   * would drop it and all that follow without a word.
   */
  readonly isDamaged: boolean;
}

const headerBytes = 32;
const frameHeaderBytes = 24;
const magic = 0x377f0682;

/** Reads `FILE-wal`; null where there is none, or nothing in it. */
export const readWal = (path: string): Wal | null => {
  if (!existsSync(path)) return null;
  const file = readFileSync(path);
  if (file.length <= headerBytes + frameHeaderBytes) return null;
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const isHeaderWhole = (view.getUint32(0) & ~1) === magic && hasGoodHeader(view);
  const pageSize = isHeaderWhole ? view.getUint32(8) : defaultPageSize;
  const salts = isHeaderWhole
    ? [view.getUint32(16), view.getUint32(20)]
    : [view.getUint32(headerBytes + 8), view.getUint32(headerBytes + 12)];
  const isLittle = isHeaderWhole ? (view.getUint32(0) & 1) === 0 : true;
  const frameBytes = frameHeaderBytes + pageSize;
  const found: WalFrame[] = [];
  let before: Sum = [view.getUint32(24), view.getUint32(28)];
  let firstBroken = -1;
  for (let at = headerBytes; at + frameBytes <= file.length; at += frameBytes) {
    const own: Sum = [view.getUint32(at + 16), view.getUint32(at + 20)];
    // Frames of an earlier round of the file, which was begun again from its start, have other salts.
    const isOfThisRound =
      view.getUint32(at + 8) === salts[0] && view.getUint32(at + 12) === salts[1];
    const head = sumOf({ view, from: at, bytes: 8, isLittle }, before);
    const sum = sumOf({ view, from: at + frameHeaderBytes, bytes: pageSize, isLittle }, head);
    const isWhole = isOfThisRound && sum[0] === own[0] && sum[1] === own[1];
    if (!isWhole && firstBroken === -1) firstBroken = found.length;
    found.push({
      page: view.getUint32(at),
      data: file.subarray(at + frameHeaderBytes, at + frameBytes),
      isCommit: isOfThisRound && view.getUint32(at + 4) > 0,
      isWhole,
    });
    before = own;
  }
  return { pageSize, ...committed(found, isHeaderWhole ? firstBroken : 0) };
};

/** What `PRAGMA page_size` is where nobody sets it. */
export const defaultPageSize = 4096;

const committed = (
  found: readonly WalFrame[],
  firstBroken: number,
): Pick<Wal, 'frames' | 'isDamaged'> => {
  const lastCommit = found.findLastIndex(({ isCommit, isWhole }) => isCommit && isWhole);
  const isDamaged = firstBroken !== -1 && firstBroken < lastCommit;
  return { frames: found.slice(0, lastCommit + 1), isDamaged };
};

type Sum = readonly [number, number];

interface Words {
  readonly view: DataView;
  readonly from: number;
  readonly bytes: number;
  readonly isLittle: boolean;
}

const sumOf = ({ view, from, bytes, isLittle }: Words, [first, second]: Sum): Sum => {
  let one = first;
  let other = second;
  for (let at = from; at < from + bytes; at += 8) {
    one = (one + view.getUint32(at, isLittle) + other) >>> 0;
    other = (other + view.getUint32(at + 4, isLittle) + one) >>> 0;
  }
  return [one, other];
};

const hasGoodHeader = (view: DataView): boolean => {
  const isLittle = (view.getUint32(0) & 1) === 0;
  const [one, other] = sumOf({ view, from: 0, bytes: 24, isLittle }, [0, 0]);
  return one === view.getUint32(24) && other === view.getUint32(28);
};
