import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listSystemPrinters } from '#station/printing/listSystemPrinters.ts';
import { printPdf } from '#station/printing/printPdf.ts';
import { createRunCommand } from '#station/printing/runCommand.ts';

/** A folder of programs in place of CUPS: the border of the system, in the words that CUPS uses. */
async function setupPrintSystem(programs: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'lanyard-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const spoolFolder = join(folder, 'spool');
  await mkdir(spoolFolder);
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o700);
  }
  const path = `${folder}:/usr/bin:/bin`;
  const onlyHere = Object.keys(programs).length === 0 ? folder : path;
  return { folder, spoolFolder, runCommand: createRunCommand({ timeoutMs: 2000, path: onlyHere }) };
}

const job = { pdf: new TextEncoder().encode('%PDF-1.7'), printer: 'Badge_1', jobName: 'Badge 17' };

test('a badge is handed to the printer from a file that only this user can read', async () => {
  const system = await setupPrintSystem({
    lp: `here=$(dirname "$0"); printf '%s\\n' "$@" > "$here/args"; for file; do :; done
cp "$file" "$here/printed"; stat -c %a "$file" > "$here/mode"; echo "request id is Badge_1-42 (1 file(s))"`,
  });
  const result = await printPdf(job, system);
  const read = (name: string) => readFile(join(system.folder, name), 'utf8');
  const args = (await read('args')).trim().split('\n');

  expect(result).toEqual({ ok: true, value: { systemJob: 'Badge_1-42' } });
  expect(args.slice(0, -1)).toEqual([
    '-d',
    'Badge_1',
    '-t',
    'Badge 17',
    '-o',
    'print-scaling=none',
    '--',
  ]);
  expect([await read('printed'), (await read('mode')).trim()]).toEqual(['%PDF-1.7', '600']);
  expect(await readdir(system.spoolFolder)).toEqual([]);
});

test('the file is gone after a failure too', async () => {
  const system = await setupPrintSystem({ lp: 'exit 1' });
  expect(await printPdf(job, system)).toEqual({
    ok: false,
    error: { code: 'printer_failed', details: { exitCode: 1 } },
  });
  expect(await readdir(system.spoolFolder)).toEqual([]);
});

test('a print system that hangs is given up on', async () => {
  const system = await setupPrintSystem({ lp: 'exec sleep 30' });
  expect(await printPdf(job, system)).toEqual({ ok: false, error: { code: 'printer_failed' } });
});

test('a computer without a print system says so', async () => {
  const system = await setupPrintSystem({});
  expect(await printPdf(job, system)).toEqual({ ok: false, error: { code: 'no_print_system' } });
  expect(await listSystemPrinters(system.runCommand)).toEqual({
    printers: [],
    reason: 'no_print_system',
  });
});

test('a printer name that reads like an option is never passed on', async () => {
  const system = await setupPrintSystem({ lp: 'touch "$(dirname "$0")/called"' });
  const result = await printPdf({ ...job, printer: '-o' }, system);
  expect(result).toEqual({ ok: false, error: { code: 'printer_failed' } });
  expect(await readdir(system.folder)).not.toContain('called');
});

test('printers are listed with their state and which one is the default', async () => {
  const { runCommand } = await setupPrintSystem({
    lpstat: `case "$1" in
-e) printf 'Badge_1\\nBadge_2\\nOffice\\n';;
-p) echo 'printer Badge_1 is idle.  enabled since Mon 01 Feb 2027 08:00:00 AM UTC'
    echo 'printer Badge_2 disabled since Mon 01 Feb 2027 08:00:00 AM UTC -'
    echo '	media jam'
    echo 'printer Office now printing Office-7.  enabled since Mon 01 Feb 2027';;
-d) echo 'system default destination: Badge_1';;
esac`,
  });
  expect(await listSystemPrinters(runCommand)).toEqual({
    printers: [
      { name: 'Badge_1', state: 'ready', isDefault: true },
      { name: 'Badge_2', state: 'stopped', isDefault: false },
      { name: 'Office', state: 'printing', isDefault: false },
    ],
  });
});

test('a print system without printers is told from none', async () => {
  const { runCommand } = await setupPrintSystem({
    lpstat: `[ "$1" = -r ] && echo 'scheduler is running'; exit 0`,
  });
  expect(await listSystemPrinters(runCommand)).toEqual({ printers: [], reason: 'no_printers' });
});
