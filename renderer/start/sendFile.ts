import type { CallError } from '#shared/contract/contract.ts';
import type { StationClient } from '#shared/contract/transport.ts';
import { err, ok } from '#shared/model/result.ts';
import type { Result } from '#shared/model/result.ts';
import { toBase64 } from './toBase64.ts';

export type SendProblem =
  CallError<'imports.begin'> | CallError<'imports.piece'> | 'unreadable_file' | 'canceled';

interface Sending {
  readonly station: StationClient;
  readonly file: File;
  readonly signal: AbortSignal;
  /** Bytes so far. */
  readonly onProgress: (done: number) => void;
}

/** Hands a file to the station in pieces; gives the import's id. What was sent of a canceled file is given up there. */
export const sendFile = async ({
  station,
  file,
  signal,
  onProgress,
}: Sending): Promise<Result<string, SendProblem>> => {
  const begun = await station.call('imports.begin', { fileName: file.name, size: file.size });
  if (!begun.ok) return begun;
  const { importId, pieceBytes } = begun.value;

  for (let at = 0; at < file.size; at += pieceBytes) {
    const bytes = await readPiece(file, at, at + pieceBytes);
    if (bytes === null || signal.aborted) {
      await station.call('imports.cancel', { importId });
      return err(bytes === null ? 'unreadable_file' : 'canceled');
    }
    const taken = await station.call('imports.piece', { importId, base64: toBase64(bytes) });
    if (!taken.ok) return taken;
    onProgress(Math.min(at + pieceBytes, file.size));
  }
  return ok(importId);
};

/** Null where the file cannot be read: it was moved, or its drive is gone. */
const readPiece = async (file: File, from: number, to: number): Promise<Uint8Array | null> => {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer());
  } catch {
    return null;
  }
};
