import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { verifyFile } from '#station/journal/verifyFile.ts';
import { openStationDatabase } from '#station/database/openStationDatabase.ts';

// Disks that really fail, below a station that runs as a process of its own. About 5 s.

const program = fileURLToPath(new URL('../support/scanOnBadDisk.ts', import.meta.url));

const quietly = ['-qq', '-o', '/dev/null'];

const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-disk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A station that scans in the folder until nothing can be recorded; `wrapper` is what runs it. */
const startScanning = async (folder: string, wrapper: readonly string[] = []) => {
  const [command, ...words] = [...wrapper, process.execPath, program, folder];
  const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let told = '';
  child.stdout.on('data', (piece: Buffer) => {
    told += piece.toString();
  });
  const lines = () => told.split('\n').slice(0, -1);
  const codes = () => lines().map((line) => line.split(' ')[0]);
  await expect.poll(codes, { timeout: 30_000 }).toContain('cannot_record');
  return {
    codes,
    admitted: () =>
      lines().flatMap((line) => (line.startsWith('admitted ') ? [line.split(' ')[1] ?? ''] : [])),
    scanOnce: async () => {
      const before = codes().length;
      child.stdin.write('again\n');
      await expect.poll(() => codes().length, { timeout: 10_000 }).toBe(before + 1);
      return codes().at(-1);
    },
    end: () => child.kill('SIGKILL'),
  };
};

/** Every verdict that was green is a line of a journal whose chain holds. */
const expectAllThere = (folder: string, admitted: readonly string[]): void => {
  expect(verifyFile(folder)).toMatchObject({ ok: true });
  const opened = openStationDatabase(folder);
  if (!opened.ok) throw new Error(opened.error.code);
  const { facts, close } = opened.value;
  expect(admitted.length).toBeGreaterThan(5);
  expect(admitted.filter((id) => facts.byId(id)?.kind !== 'admitted')).toEqual([]);
  close();
};

test('a disk of 2 MB that is full stops in words, loses nothing green, and goes on when there is space', async ({
  skip,
}) => {
  const folder = makeFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
  if (mounted.status !== 0) skip('no small disk can be mounted here: that takes root on Linux');
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  writeFileSync(join(folder, 'filler'), Buffer.alloc(256 * 1024));
  const station = await startScanning(folder);
  expect(await station.scanOnce()).toBe('cannot_record');
  rmSync(join(folder, 'filler'));
  expect(await station.scanOnce()).toBe('admitted');
  station.end();
  expectAllThere(folder, station.admitted());
}, 60_000);

test('a disk that fails while it is told to keep a verdict (EIO on fsync) is never painted green', async ({
  skip,
}) => {
  if (spawnSync('strace', [...quietly, 'true']).status !== 0) {
    skip('strace, which makes fsync fail, is not here or may not trace');
  }
  const folder = makeFolder();
  const failing = [
    '-e',
    'trace=fsync,fdatasync',
    '-e',
    'inject=fsync,fdatasync:error=EIO:when=60+',
  ];
  const station = await startScanning(folder, ['strace', '-f', ...quietly, ...failing]);
  expect(await station.scanOnce()).toBe('cannot_record');
  station.end();
  expectAllThere(folder, station.admitted());
}, 60_000);
