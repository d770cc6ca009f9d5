import type { Printer } from '#shared/contract/badgeCalls.ts';
import type { Result } from '#shared/model/result.ts';

/** How badges leave this machine; the shell may bring its own (Electron's list), plain Node has `lp`. */
export interface Printing {
  readonly list: () => Promise<{
    readonly printers: readonly Printer[];
    readonly systemPrinting: boolean;
  }>;
  /** Handed over, not yet printed. `jobName` is a number that everybody may see in the print queue. */
  readonly print: (job: {
    readonly pdf: Uint8Array;
    readonly printer: string;
    readonly jobName: string;
  }) => Promise<Result<unknown, 'no_print_system' | 'printer_failed'>>;
}
