import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { loadBadgeFonts } from '#station/badges/loadBadgeFonts.ts';
import { createRunCommand, type RunCommand } from '#station/printing/runCommand.ts';
import { listSystemPrinters, type SystemPrinters } from '#station/printing/listSystemPrinters.ts';
import {
  openDatabase,
  readSettings,
  requiredSettings,
  sqliteVersion,
} from '#sqlite/openDatabase.ts';
import { version } from '../version.ts';
import { print, type OutputOptions } from './output.ts';

interface Finding {
  readonly name: string;
  readonly found: string;
  readonly isGood: boolean;
  readonly isNeeded: boolean;
}

const Finder = z.function({ output: z.string().nullable() });

/** Looks at everything that a station needs on this machine; exit code 1 where something needed is missing. */
export const runDoctor = async (options: OutputOptions): Promise<void> => {
  const runCommand = createRunCommand({ timeoutMs: 5000, path: process.env['PATH'] ?? '' });
  const printers = await listSystemPrinters(runCommand);
  const fonts = loadBadgeFonts();
  const browser = await findProgram('findBrowser.mjs', 'findBrowser');
  const electron = await findProgram('ensureElectron.mjs', 'findElectron');
  const findings: readonly Finding[] = [
    { name: 'Lanyard', found: version, isGood: true, isNeeded: true },
    needed('Node', process.version, process.version.startsWith('v24.')),
    ...sqliteFindings(),
    needed('badge fonts', fonts.map(({ key }) => key).join(', ') || 'none found', fonts.length > 0),
    optional('browser', await browserFound(browser, runCommand), browser !== null),
    optional(
      'Electron',
      electron === null ? 'its program is not here; npm start fetches it' : electronVersion(),
      electron !== null,
    ),
    optional('printers', printersFound(printers), printers.printers.length > 0),
    needed('free disk', `${freeMegabytes()} MB`, freeMegabytes() > 500),
  ];
  print(
    options,
    findings,
    findings.map(({ name, found, isGood, isNeeded }) => {
      const sign = isGood ? '✓' : isNeeded ? '✗' : '–';
      return `${sign} ${name.padEnd(28)} ${found}`;
    }),
  );
  if (findings.some(({ isGood, isNeeded }) => isNeeded && !isGood)) process.exitCode = 1;
};

const needed = (name: string, found: string, isGood: boolean): Finding => ({
  name,
  found,
  isGood,
  isNeeded: true,
});
const optional = (name: string, found: string, isGood: boolean): Finding => ({
  ...needed(name, found, isGood),
  isNeeded: false,
});

/** What it calls itself, and where it lies. */
const browserFound = async (path: string | null, runCommand: RunCommand): Promise<string> => {
  if (path === null) return 'none found';
  // On Windows a browser that is asked for its version opens a window.
  if (process.platform === 'win32') return path;
  const told = await runCommand(path, ['--version']);
  return told.kind === 'done' && told.exitCode === 0 ? `${told.output.trim()}, ${path}` : path;
};

const printersFound = ({ printers, reason }: SystemPrinters): string =>
  reason === undefined
    ? printers.map(({ name, state }) => `${name} (${state})`).join(', ')
    : { no_print_system: 'no print system (CUPS) here', no_printers: 'none set up' }[reason];

/** Of a database that was closed and opened again: that is where WAL files lose `synchronous = FULL`. */
const sqliteFindings = (): readonly Finding[] => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-doctor-'));
  try {
    const path = join(folder, 'doctor.sqlite');
    const first = openDatabase({ path, migrations: [] });
    if (first.ok) first.value.close();
    const again = openDatabase({ path, migrations: [] });
    if (!again.ok) return [needed('SQLite', again.error.code, false)];
    const settings = Object.entries(readSettings(again.value));
    const findings = [
      needed('SQLite', sqliteVersion(again.value), true),
      ...settings.map(([name, value]) =>
        needed(
          `SQLite ${name}`,
          name === 'synchronous' && value === 2 ? '2 (FULL)' : String(value),
          Reflect.get(requiredSettings, name) === value,
        ),
      ),
    ];
    again.value.close();
    return findings;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** build/ is outside of what app/ may import; the file is asked for by its place. */
const findProgram = async (file: string, finder: string): Promise<string | null> => {
  const place = new URL(`../../build/${file}`, import.meta.url).href;
  const found: unknown = Reflect.get(await import(place), finder);
  return Finder.parse(found)();
};

const electronVersion = (): string => {
  const read = createRequire(import.meta.url);
  return z.object({ version: z.string() }).parse(read('electron/package.json')).version;
};

const freeMegabytes = (): number => {
  const { bavail, bsize } = statfsSync(tmpdir());
  return Math.floor((bavail * bsize) / 1024 / 1024);
};
