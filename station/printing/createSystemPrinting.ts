import { listSystemPrinters } from './listSystemPrinters.ts';
import type { Printing } from './printing.ts';
import { printPdf } from './printPdf.ts';
import type { RunCommand } from './runCommand.ts';

/** Printing by CUPS (macOS, Linux). */
export const createSystemPrinting = (deps: {
  readonly runCommand: RunCommand;
  readonly spoolFolder: string;
}): Printing => ({
  list: async () => {
    const { printers, reason } = await listSystemPrinters(deps.runCommand);
    return {
      printers: printers.map(({ name }) => ({ id: name, name, kind: 'system' })),
      systemPrinting: reason !== 'no_print_system',
    };
  },
  print: (job) => printPdf(job, deps),
});
