import { createHash, randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { signCode } from '#shared/codes/signCode.ts';
import type { Attendee } from '#shared/model/attendee.ts';
import { defaultEventPolicy, type Event } from '#shared/model/event.ts';
import { entranceCheckpoint } from '#shared/rules/defaultCheckpoints.ts';
import { createBadgeRenderer } from '#station/badges/createBadgeRenderer.ts';
import { loadBadgeFonts } from '#station/badges/loadBadgeFonts.ts';
import { createStation, type Station, type StationDeps } from '#station/createStation.ts';
import {
  openStationDatabase,
  type StationDatabase,
} from '#station/database/openStationDatabase.ts';
import { loadOrCreateStationKey } from '#station/keys/stationKey.ts';
import { generatePeople } from './generatePeople.ts';

const dayMs = 24 * 60 * 60_000;
const storeKeyId = 'AAA';

/** An event that runs now. */
export const aRunningEvent = (now: number): Event => ({
  id: 'seeded-event',
  number: 0x5eed0001,
  name: 'Seeded event',
  timeZone: 'Europe/Berlin',
  startsAt: now - dayMs,
  endsAt: now + dayMs,
  rehearsal: false,
  demo: false,
  policy: defaultEventPolicy,
});

export const subjectOf = (no: number): string =>
  createHash('sha256').update(`subject ${no}`).digest('hex').slice(0, 16);

/** A station's database with that many generated people, and the private key that signs their codes. */
export const seedStation = async (options: {
  readonly dataDir: string;
  readonly attendees: number;
  readonly now: number;
}): Promise<{
  readonly tables: StationDatabase;
  readonly storeKey: CryptoKey;
  readonly event: Event;
}> => {
  const opened = openStationDatabase(options.dataDir);
  if (!opened.ok) throw new Error(opened.error.code);
  const tables = opened.value;
  const event = aRunningEvent(options.now);
  const { publicKey, privateKey } = await generateKeyPair('Ed25519', { extractable: true });
  const publicKeyX = String((await exportJWK(publicKey)).x);
  tables.transact(() => {
    tables.kept.write('event', event);
    tables.kept.write('importedCodeKey', randomBytes(32).toString('hex'));
    tables.kept.write('contact', { offset: 0, at: options.now });
    tables.kept.write('hasSnapshot', true);
    tables.kept.write('enrolment', {
      station: 'station-1',
      incarnation: 1,
      keyId: 'AAB',
      certificate: '',
      eventId: event.id,
      storeUrl: 'http://127.0.0.1:9',
      role: 'desk',
    });
    tables.stations.saveKey({
      keyId: storeKeyId,
      publicKeyX,
      media: ['entry', 'badge'],
      rehearsal: false,
      owner: 'store',
    });
    tables.stations.saveName('station-1', 'Desk 1');
    tables.programme.saveCheckpoint(entranceCheckpoint);
    let no = 0;
    for (const person of generatePeople({ count: options.attendees, seed: 11 })) {
      no += 1;
      tables.attendees.insert(
        anAttendee({ ...person, id: `attendee-${no}`, subject: subjectOf(no) }),
      );
    }
  });
  return { tables, storeKey: privateKey, event };
};

export const anAttendee = (given: Partial<Attendee> = {}): Attendee => ({
  id: 'attendee-1',
  subject: '0123456789abcdef',
  rowKey: `key:${given.id ?? 'attendee-1'}`,
  source: 'list',
  firstName: 'Ada',
  lastName: 'Beispiel',
  badgeName: '',
  company: '',
  email: '',
  phone: '',
  orderNumber: '',
  language: '',
  category: 'visitor',
  status: 'confirmed',
  note: '',
  sessions: [],
  entryGeneration: 1,
  badgeGeneration: 0,
  hold: 'none',
  importedCode: null,
  ...given,
});

/** The entry code of the person with this row number. */
export const entryCodeOf = (
  no: number,
  { event, storeKey }: { readonly event: Event; readonly storeKey: CryptoKey },
): Promise<string> =>
  signCode({
    prefix: 'LE1',
    keyId: storeKeyId,
    privateKey: storeKey,
    payload: {
      event: event.number,
      subject: subjectOf(no),
      generation: 1,
      notBeforeMinutes: Math.floor(event.startsAt / 60_000),
      expiresMinutes: Math.ceil(event.endsAt / 60_000),
    },
  });

/** The real station over a seeded database; its token store is not there unless told. */
export const openSeededStation = async (
  tables: StationDatabase,
  dataDir: string,
  network: typeof fetch = () => Promise.reject(new TypeError('fetch failed')),
  more: Pick<StationDeps, 'openListReader'> = {},
): Promise<Station> => {
  const key = await loadOrCreateStationKey(dataDir, { random: randomBytes });
  return createStation({
    tables,
    exchange: {
      fetch: network,
      key,
      clock: Date.now,
      random: randomBytes,
    },
    clock: Date.now,
    random: randomBytes,
    log: { write: () => undefined },
    version: '0.0.0',
    privateKey: key.privateKey,
    renderer: createBadgeRenderer({ loadFonts: loadBadgeFonts }),
    printing: {
      list: () => Promise.resolve({ printers: [], systemPrinting: false }),
      print: () => Promise.resolve({ ok: false, error: { code: 'no_print_system' } }),
    },
    ownStore: null,
    ...more,
    demoEvent: () => {
      throw new Error('a seeded station opens no demo event');
    },
  });
};
