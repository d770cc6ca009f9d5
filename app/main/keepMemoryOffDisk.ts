import { writeFileSync } from 'node:fs';

/**
 * What was scanned is in this process' memory for a while. Should it crash, no report of Node and no core file of Linux may
 * bring that to disk, here or in the browser that it starts (core(5): the filter is inherited). Elsewhere the system writes
 * none unless somebody asked for them.
 */
export const keepMemoryOffDisk = (): void => {
  process.report.reportOnFatalError = false;
  process.report.reportOnUncaughtException = false;
  process.report.reportOnSignal = false;
  if (process.platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch (error) {
    // A container may hide /proc; that stops nobody.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
};
