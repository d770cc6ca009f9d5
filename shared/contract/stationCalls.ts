import { z } from 'zod';
import { Event } from '../model/event.ts';
import { CheckpointId, StationId } from '../model/ids.ts';
import { Role } from '../model/role.ts';
import { isTimeZone } from '../rules/isTimeZone.ts';
import { call } from './call.ts';
import { Recovery } from './recoveryCalls.ts';

export const Settings = z.object({
  role: Role,
  checkpoint: CheckpointId,
  stationName: z.string().max(100),
  // It stands in every fact: see shared/model/ids.ts.
  operator: z
    .string()
    .max(64)
    .refine((text) => text.isWellFormed()),
  printer: z.string().nullable(),
  autoPrint: z.boolean(),
  language: z.enum(['system', 'en', 'de']),
  theme: z.enum(['system', 'light', 'dark']),
  sound: z.boolean(),
  camera: z.boolean(),
  cameraId: z.string().max(500).nullable(),
  largeText: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

/**
 * `portal`: something answered that is not our token store (a captive portal, a proxy). `stranger`: another device is
 * where the hub was, and holds another key. `revoked`: the store signed this station out, its list is gone, what it still
 * has to say is delivered.
 */
export const SyncState = z.object({
  state: z.enum(['none', 'online', 'offline', 'portal', 'stranger', 'refused', 'revoked']),
  waiting: z.int(),
  position: z.int(),
  lastContactAt: z.int().nullable(),
  listAgeSeconds: z.int().nullable(),
  /** Of the whole event, as the store said last: facts that may be missing, and what it set aside. */
  missing: z.int().min(0),
  setAside: z.int().min(0),
});
export type SyncState = z.infer<typeof SyncState>;

export const StationStatus = z.object({
  version: z.string(),
  stationId: StationId.nullable(),
  event: Event.nullable(),
  attendees: z.int(),
  /** This laptop runs the token store itself, so it can let other stations join. */
  hasStore: z.boolean(),
  sync: SyncState,
  settings: Settings,
  /** The station's clock, and what to add to it for the store's time; ms. */
  now: z.int(),
  offset: z.int(),
  /** Null where nothing happened, or somebody has read of it. */
  recovery: Recovery.nullable(),
});
export type StationStatus = z.infer<typeof StationStatus>;

/** ms since 1970; codes hold times as minutes in 32 bits, and no event is planned beyond the year 2999. */
const eventTime = z
  .int()
  .min(0)
  .max(Date.UTC(2999, 11, 31));

export const stationCalls = {
  'station.status': call({
    about: 'Event, settings, sync state and size of the list',
    input: z.object({}),
    output: StationStatus,
    errors: [],
  }),
  'station.join': call({
    about: 'Connects this station to a token store with a one-time enrolment code',
    input: z.object({ code: z.string().max(8000), stationName: z.string().max(100).optional() }),
    output: z.object({ stationId: StationId, eventName: z.string(), attendees: z.int() }),
    errors: [
      'not_an_enrolment_code',
      'damaged',
      'code_refused',
      'store_unreachable',
      'not_a_store',
      'stranger',
      'already_in_use',
      'cannot_record',
    ],
  }),
  'station.create': call({
    about: 'Starts an event of its own on this laptop, ready for a list',
    input: z
      .object({
        name: z.string().trim().min(1).max(200),
        timeZone: z.string().max(64).refine(isTimeZone).optional(),
        startsAt: eventTime.optional(),
        endsAt: eventTime.optional(),
      })
      .refine(({ startsAt = 0, endsAt = Infinity }) => startsAt < endsAt),
    output: z.object({ eventId: z.string() }),
    errors: ['no_store', 'already_in_use', 'cannot_record'],
  }),
  'station.openDemo': call({
    about: 'Opens the demo event: 2,000 invented attendees, 12 sessions',
    input: z.object({}),
    output: z.object({ attendees: z.int() }),
    errors: ['no_store', 'already_in_use', 'cannot_record'],
  }),
  'station.enrolmentCode': call({
    about: 'A one-time code with which another station joins this laptop’s token store, or a hub',
    input: z.object({ role: Role.optional(), forHub: z.boolean().optional() }),
    output: z.object({ code: z.string(), qrSvg: z.string(), expiresAt: z.int() }),
    errors: ['no_store', 'no_event', 'is_hub'],
  }),
  'demo.codes': call({
    about: 'Entry codes of some people of the demo event, to try scanning with',
    input: z.object({}),
    output: z.array(
      z.object({ name: z.string(), hint: z.string(), text: z.string(), qrSvg: z.string() }),
    ),
    errors: ['not_demo'],
  }),
  'settings.change': call({
    about: 'Changes settings of this station',
    input: Settings.partial(),
    output: Settings,
    errors: ['unknown_checkpoint', 'unknown_printer', 'door_only', 'cannot_record'],
  }),
  'sync.now': call({
    about: 'Talks to the token store at once and says how it stands',
    input: z.object({}),
    output: SyncState,
    errors: [],
  }),
} as const;
