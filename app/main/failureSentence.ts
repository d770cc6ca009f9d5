import type { Failure } from '#shared/model/result.ts';

/** What a terminal or Electron's error box says when a station cannot be opened. */
export const failureSentence = ({ code, details }: Failure): string => {
  const sentence = sentences.get(code);
  if (sentence !== undefined) return sentence;
  const more = Object.entries(details ?? {}).map(([name, value]) => `${name} ${value}`);
  return `The station could not be opened: ${[code.replaceAll('_', ' '), ...more].join(', ')}.`;
};

const sentences: ReadonlyMap<string, string> = new Map([
  [
    'in_use',
    'Another Lanyard station is using this data folder. Close it, or choose another with --data.',
  ],
  [
    'port_in_use',
    'Another program is using this port. Choose another with --port, or leave --port out.',
  ],
  [
    'newer_file',
    'This data folder was written by a newer Lanyard. Update Lanyard, or choose another with --data.',
  ],
]);
