import { z } from 'zod';
import { StationId } from '../model/ids.ts';
import { call } from './call.ts';

/** What a station did about a damaged database file at its start. */
export const Recovery = z.object({
  at: z.int(),
  /** The damaged file's new name, in the data folder. */
  file: z.string().max(200),
  /** Own facts that were saved, and how many are known to be lost. */
  saved: z.int().min(0),
  lost: z.int().min(0),
});
export type Recovery = z.infer<typeof Recovery>;

export const recoveryCalls = {
  'recovery.dismiss': call({
    about: 'Somebody has read that this station saved what it could of a damaged file',
    input: z.object({}),
    output: z.object({}),
    errors: ['cannot_record'],
  }),
  'recovery.takeOver': call({
    about:
      'Delivers the facts of another station of this event from its data folder, damaged or not',
    input: z.object({ folder: z.string().min(1).max(4000) }),
    output: z.object({
      station: StationId,
      /** Of all that could be read: what the store did not have yet, had already, and set aside. */
      facts: z.int(),
      stored: z.int(),
      known: z.int(),
      setAside: z.int(),
    }),
    errors: [
      'no_event',
      'no_station',
      'not_enrolled',
      'other_event',
      'same_station',
      'station_running',
      'store_unreachable',
      'not_a_store',
      'refused',
      'unknown_station',
    ],
  }),
} as const;
