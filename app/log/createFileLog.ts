import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';
import type { Clock, Log } from '#shared/model/ports.ts';

const largestBytes = 5 * 1024 * 1024;

/**
 * JSON lines in a file that only its owner can read; at 5 MiB the file becomes `FILE.1` and a new one begins. A log that
 * cannot be written stops nobody: a full disk is told by the journal, in words, on screen.
 */
export const createFileLog = (file: string, clock: Clock): Log => ({
  write: (level, message, fields) => {
    const line = JSON.stringify({
      time: new Date(clock()).toISOString(),
      level,
      message,
      ...fields,
    });
    try {
      if (existsSync(file) && statSync(file).size > largestBytes) renameSync(file, `${file}.1`);
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  },
});
