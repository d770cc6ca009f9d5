import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/model/result.ts';
import { isPrinterName } from './listSystemPrinters.ts';
import type { RunCommand } from './runCommand.ts';

interface PrintDependencies {
  readonly runCommand: RunCommand;
  /** A folder for the file that the print system reads, for instance the system's temporary folder. */
  readonly spoolFolder: string;
}

interface PrintJob {
  readonly pdf: Uint8Array;
  readonly printer: string;
  /** Is shown in the print queue of everybody: a number, never a person's name. */
  readonly jobName: string;
}

/** What the print system calls the job, where it said so: handed over, not yet printed. */
export interface HandedOver {
  readonly systemJob: string | undefined;
}

export type PrintError = 'no_print_system' | 'printer_failed';

/** Hands a PDF to CUPS by `lp` in true size. The file is readable by this user only, and gone afterwards in any case. */
export async function printPdf(
  job: PrintJob,
  { runCommand, spoolFolder }: PrintDependencies,
): Promise<Result<HandedOver, PrintError>> {
  if (!isPrinterName(job.printer)) return err('printer_failed');
  const folder = await mkdtemp(join(spoolFolder, 'lanyard-print-'));
  try {
    const file = join(folder, 'badge.pdf');
    await writeFile(file, job.pdf, { mode: 0o600, flag: 'wx' });
    const result = await runCommand('lp', [
      '-d',
      job.printer,
      '-t',
      job.jobName,
      '-o',
      'print-scaling=none',
      '--',
      file,
    ]);
    if (result.kind === 'not_found') return err('no_print_system');
    if (result.kind === 'timed_out') return err('printer_failed');
    if (result.exitCode !== 0) return err('printer_failed', { exitCode: result.exitCode });
    return ok({ systemJob: /request id is (\S+)/.exec(result.output)?.[1] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
