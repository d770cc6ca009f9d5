import { appendFileSync, chmodSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock, Log } from '#shared/model/ports.ts';

const maxBytes = 5 * 1024 * 1024;

/** JSON lines in a file that only its owner can read; at 5 MiB the file becomes `FILE.1` and a new one begins. */
export const createFileLog = (file: string, clock: Clock): Log => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (existsSync(file) && statSync(file).size > maxBytes) renameSync(file, `${file}.1`);
  appendFileSync(file, '', { mode: 0o600 });
  chmodSync(file, 0o600);
  return {
    write: (level, message, fields) => {
      const time = new Date(clock()).toISOString();
      appendFileSync(file, `${JSON.stringify({ time, level, message, ...fields })}\n`);
    },
  };
};
