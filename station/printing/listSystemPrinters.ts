import type { RunCommand } from './runCommand.ts';

export interface SystemPrinter {
  readonly name: string;
  readonly state: 'ready' | 'printing' | 'stopped' | 'unknown';
  readonly isDefault: boolean;
}

export interface SystemPrinters {
  readonly printers: readonly SystemPrinter[];
  /** Why the list is empty; absent where it is not. */
  readonly reason?: 'no_print_system' | 'no_printers';
}

/** The printers of CUPS (macOS, Linux), by `lpstat`. A computer without CUPS has an empty list with a reason. */
export async function listSystemPrinters(runCommand: RunCommand): Promise<SystemPrinters> {
  const names = await runCommand('lpstat', ['-e']);
  if (names.kind !== 'done') return { printers: [], reason: 'no_print_system' };
  const found = names.output.split('\n').filter((line) => isPrinterName(line));
  if (found.length === 0) {
    // `lpstat -r` tells a scheduler that does not run from one without printers.
    const scheduler = await runCommand('lpstat', ['-r']);
    const runs = scheduler.kind === 'done' && /scheduler is running/.test(scheduler.output);
    return { printers: [], reason: runs ? 'no_printers' : 'no_print_system' };
  }
  const [states, standard] = await Promise.all([
    runCommand('lpstat', ['-p']),
    runCommand('lpstat', ['-d']),
  ]);
  const stateText = states.kind === 'done' ? states.output : '';
  const standardText = standard.kind === 'done' ? standard.output : '';
  const defaultName = /destination: (\S+)/.exec(standardText)?.[1];
  const stateByName = readStates(stateText);
  return {
    printers: found.map((name) => ({
      name,
      state: stateByName.get(name) ?? 'unknown',
      isDefault: name === defaultName,
    })),
  };
}

/** CUPS names hold no space, slash or number sign; one that starts with a hyphen would be read as an option. */
export function isPrinterName(name: string): boolean {
  return /^[^\s/#-][^\s/#]{0,126}$/.test(name);
}

function readStates(text: string): ReadonlyMap<string, SystemPrinter['state']> {
  const states = new Map<string, SystemPrinter['state']>();
  for (const line of text.split('\n')) {
    const match = /^printer (\S+) (is idle|now printing|disabled)/.exec(line);
    const [, name, words] = match ?? [];
    if (name === undefined) continue;
    states.set(name, words === 'is idle' ? 'ready' : words === 'disabled' ? 'stopped' : 'printing');
  }
  return states;
}
