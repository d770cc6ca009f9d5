import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface PrintSystem {
  /** How often each printer was given a badge so far, by the first bytes of the file: `Badge_1 %PDF-`. */
  readonly printed: () => readonly string[];
  readonly breakDown: () => void;
  readonly close: () => void;
}

/** The programs `lpstat` and `lp` of a computer with one printer, first on PATH: no computer here has a real one. */
export const openPrintSystem = (printer: string): PrintSystem => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-printers-'));
  const before = process.env['PATH'] ?? '';
  const log = join(folder, 'printed');
  const broken = join(folder, 'broken');
  writeFileSync(log, '');
  const program = (name: string, lines: readonly string[]): void => {
    writeFileSync(join(folder, name), ['#!/bin/sh', ...lines, ''].join('\n'));
    chmodSync(join(folder, name), 0o755);
  };
  program('lpstat', [`test "$1" = -e && echo ${printer}`, 'exit 0']);
  program('lp', [
    `test -e ${broken} && exit 1`,
    'for file; do :; done',
    `echo "$2 $(head -c 5 "$file")" >> ${log}`,
    `echo "request id is ${printer}-1 (1 file(s))"`,
  ]);
  process.env['PATH'] = folder + delimiter + before;
  return {
    printed: () => readFileSync(log, 'utf8').split('\n').filter(Boolean),
    breakDown: () => writeFileSync(broken, ''),
    close: () => {
      process.env['PATH'] = before;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
