import type { Failure } from '#shared/model/result.ts';
import { listSentences } from './listSentences.ts';

/** What a terminal or Electron's error box says when a station cannot be opened. */
export const failureSentence = ({ code, details }: Failure): string => {
  const sentence = sentences.get(code) ?? listSentences.get(code);
  if (sentence !== undefined) return sentence;
  const more = Object.entries(details ?? {}).map(([name, value]) => `${name} ${value}`);
  return `The station could not be opened: ${[code.replaceAll('_', ' '), ...more].join(', ')}.`;
};

const inUse =
  'Another Lanyard program is using this data folder. Close it, or choose another with --data.';

const sentences: ReadonlyMap<string, string> = new Map([
  ['folder_in_use', inUse],
  ['not_a_folder', 'This is a file, not a folder. Choose another data folder with --data.'],
  ['no_such_place', 'No folder can be made there. Choose another data folder with --data.'],
  ['no_permission', 'You may not write to this data folder. Choose another with --data.'],
  ['disk_full', 'The disk is full. Free some space and start again; nothing is lost.'],
  [
    'cannot_open',
    'The data folder cannot be opened. Check that you may write to it, or choose another with --data.',
  ],
  [
    'not_a_database',
    'A file in this data folder is damaged. Keep a copy of the folder, and choose another with --data.',
  ],
  [
    'damaged_store',
    'The token store’s file store.sqlite in this data folder is damaged; nothing was changed. Copy the folder, then move the file aside: lanyard server move-aside --data DIR. Stations keep what they have.',
  ],
  [
    'damaged_key',
    'The key of this station (station-key.json) is damaged. Put the file back from a copy; or use another data folder, join again and deliver what is here: lanyard station takeover --from DIR --data OTHER',
  ],
  [
    'missing_key',
    'The key of this station (station-key.json) is gone. Put the file back from a copy; or use another data folder, join again and deliver what is here: lanyard station takeover --from DIR --data OTHER',
  ],
  ['in_use', inUse],
  ['no_such_address', 'This machine does not have this address. Choose another with --host.'],
  ['port_not_allowed', 'You may not listen on this port. Choose one above 1023 with --port.'],
  [
    'port_in_use',
    'Another program is using this port. Choose another with --port, or leave --port out.',
  ],
  [
    'newer_file',
    'This data folder was written by a newer Lanyard. Update Lanyard, or choose another with --data.',
  ],
]);
