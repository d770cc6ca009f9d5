import { z } from 'zod';
import { StationId } from '../model/ids.ts';
import { call } from './call.ts';
import { SyncState } from './stationCalls.ts';

/** Where the hub stands in the way of itself: said in words on screen. */
export const HubProblem = z.enum(['no_network', 'key_lost', 'cannot_serve']);
export type HubProblem = z.infer<typeof HubProblem>;

/** This laptop as token store for the others on the local network. */
export const HubState = z.object({
  isOn: z.boolean(),
  problem: HubProblem.nullable(),
  /** Where stations reach it now, as https addresses; empty while it is off. */
  addresses: z.array(z.string()),
  /** What tells this hub from others, for people to compare; null before it was ever on. */
  fingerprint: z.string().nullable(),
  /** The network connections of this machine; `interfaceName` null: all of them. */
  interfaces: z.array(z.object({ name: z.string(), address: z.string() })),
  interfaceName: z.string().nullable(),
  /** Whether others on the network can find it by themselves. */
  announced: z.enum(['off', 'on', 'not_possible']),
  stations: z.array(
    z.object({
      id: StationId,
      name: z.string(),
      isRevoked: z.boolean(),
      /** The station on this laptop. */
      isHere: z.boolean(),
      lastSeenAt: z.int().nullable(),
    }),
  ),
  /** The store whose event this hub serves, and how it stands with it; null where the event is this laptop's own. */
  upstream: z.object({ address: z.string(), sync: SyncState }).nullable(),
});
export type HubState = z.infer<typeof HubState>;

export const hubCalls = {
  'hub.read': call({
    about: 'Whether this laptop serves other stations, where, and which of them came',
    input: z.object({}),
    output: HubState,
    errors: ['no_store'],
  }),
  'hub.change': call({
    about: 'Serves other stations on the local network, or this laptop alone',
    input: z.object({
      isOn: z.boolean().optional(),
      interfaceName: z.string().max(100).nullable().optional(),
      /** A new key, where the old one is lost; all stations have to join again. */
      newKey: z.literal(true).optional(),
    }),
    output: HubState,
    errors: ['no_store', 'cannot_serve'],
  }),
  'hub.joinUpstream': call({
    about:
      'Makes this laptop the hub of an event of another store, with that store’s code for hubs',
    input: z.object({ code: z.string().max(8000), stationName: z.string().max(100).optional() }),
    output: z.object({ eventName: z.string(), attendees: z.int() }),
    errors: [
      'no_store',
      'not_an_enrolment_code',
      'damaged',
      'code_refused',
      'store_unreachable',
      'not_a_store',
      'stranger',
      'not_a_hub_code',
      'already_in_use',
      'cannot_record',
    ],
  }),
  'hubs.hear': call({
    about: 'The hubs that announce themselves on this network; takes a second or two',
    input: z.object({}),
    output: z.array(z.object({ fingerprint: z.string(), address: z.string(), event: z.string() })),
    errors: [],
  }),
} as const;
