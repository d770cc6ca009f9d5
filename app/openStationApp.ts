import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startListThread } from '#lists/startListThread.ts';
import type { Transport } from '#shared/contract/transport.ts';
import {
  noCrashPoint,
  type Clock,
  type CrashPoint,
  type Log,
  type RandomBytes,
} from '#shared/model/ports.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { TokenStore } from '#server/createTokenStore.ts';
import { createBadgeRenderer } from '#station/badges/createBadgeRenderer.ts';
import { loadBadgeFonts } from '#station/badges/loadBadgeFonts.ts';
import { createStation } from '#station/createStation.ts';
import { openStationDatabase } from '#station/database/openStationDatabase.ts';
import { beginAnewIfRevoked } from '#station/setup/beginAnewIfRevoked.ts';
import { createRunCommand } from '#station/printing/runCommand.ts';
import { createSystemPrinting } from '#station/printing/createSystemPrinting.ts';
import type { Printing } from '#station/printing/printing.ts';
import type { Rebuild } from '#station/recovery/createRebuild.ts';
import { writeEnrolmentCopy } from '#station/recovery/enrolmentCopy.ts';
import { salvageStation } from '#station/recovery/salvageStation.ts';
import type { OwnStore } from '#station/setup/ownStore.ts';
import { lockFolder } from '#sqlite/lockFolder.ts';
import { createDemoEvent } from './demo/createDemoEvent.ts';
import { createFileLog } from './log/createFileLog.ts';
import { createMulticast } from './hub/multicast.ts';
import { systemNetworkAddresses, type NetworkAddresses } from './hub/networkAddresses.ts';
import { makeFolder, type FolderError } from './makeFolder.ts';
import { openKey, type KeyError } from './openKey.ts';
import { openOwnStore, type OwnStoreError } from './openOwnStore.ts';
import { version } from './version.ts';

export type OpenError = FolderError | OwnStoreError | KeyError | 'folder_in_use';

export interface OpenStationOptions {
  readonly dataDir: string;
  /** Makes a live event of this name in an empty folder, ready for a list. */
  readonly autoCreate?: { readonly name: string };
  readonly clock?: Clock;
  readonly random?: RandomBytes;
  readonly fetch?: typeof fetch;
  readonly log?: Log;
  readonly printing?: Printing;
  /** Nothing happens at these places unless told. */
  readonly crashPoint?: CrashPoint;
  /** Serves the others on the local network from now on, as the switch in the settings does. */
  readonly hub?: boolean;
  /** The machine's own unless told. */
  readonly networkAddresses?: NetworkAddresses;
  /** How often it is looked whether they changed, ms. */
  readonly lookAtNetworkMs?: number;
}

/** A station with all its parts, in one data folder. */
export interface StationApp {
  readonly transport: Transport;
  readonly ownStore: OwnStore;
  /** The token store in this folder. */
  readonly store: TokenStore;
  readonly searchReady: Promise<void>;
  readonly syncOnce: (deadlineMs: number) => Promise<void>;
  readonly rebuild: Rebuild;
  readonly close: () => Promise<void>;
}

/** Opens a station's data folder (made, mode 0700, where it is missing), alone, with the store that it may run itself. */
export const openStationApp = async (
  options: OpenStationOptions,
): Promise<Result<StationApp, OpenError>> => {
  const { dataDir, clock = Date.now, random = randomBytes, crashPoint = noCrashPoint } = options;
  const folder = makeFolder(dataDir);
  if (!folder.ok) return folder;
  const lock = lockFolder(dataDir, 'station');
  if (!lock.ok) return err('folder_in_use');
  const log = options.log ?? createFileLog(join(dataDir, 'station.log'), clock);
  const salvaged = salvageStation(dataDir, { clock, log, crashPoint });
  const tables = salvaged.ok ? openStationDatabase(dataDir, { crashPoint, log }) : salvaged;
  if (!tables.ok) {
    lock.value.release();
    return tables;
  }
  const { networkAddresses = systemNetworkAddresses } = options;
  const multicast = createMulticast(() => networkAddresses().map(({ address }) => address));
  const own = await openOwnStore({
    dataDir,
    clock,
    random,
    log,
    crashPoint,
    networkAddresses,
    multicast,
    lookMs: options.lookAtNetworkMs ?? 5000,
    fetch: options.fetch ?? fetch,
  });
  if (!own.ok) {
    tables.value.close();
    lock.value.release();
    return own;
  }
  const { store, ownStore, close: closeStore } = own.value;
  beginAnewIfRevoked(tables.value, dataDir);
  const opened = await openKey(dataDir, { random, tables: tables.value });
  if (!opened.ok) {
    await own.value.close();
    tables.value.close();
    lock.value.release();
    return opened;
  }
  const key = opened.value;
  const enrolment = tables.value.kept.read('enrolment');
  const ownUrl = own.value.url();
  if (enrolment !== null && ownUrl !== null && own.value.eventId() === enrolment.eventId) {
    // The store of this laptop may have got another port than last time.
    tables.value.transact(() =>
      tables.value.kept.write('enrolment', { ...enrolment, storeUrl: ownUrl }),
    );
  }
  const station = createStation({
    tables: tables.value,
    exchange: { fetch: options.fetch ?? fetch, key, clock, random },
    clock,
    random,
    log,
    version,
    privateKey: key.privateKey,
    renderer: createBadgeRenderer({ loadFonts: loadBadgeFonts }),
    printing:
      options.printing ??
      createSystemPrinting({
        runCommand: createRunCommand({ timeoutMs: 15_000, path: process.env['PATH'] ?? '' }),
        spoolFolder: tmpdir(),
      }),
    ownStore,
    hearHubs: multicast.hear,
    network: () => JSON.stringify(networkAddresses()),
    openListReader: (reader) => startListThread({ ...reader, clock, random, log }),
    demoEvent: (now, timeZone) => createDemoEvent({ now, timeZone }),
  });
  const copyEnrolment = (): void => writeEnrolmentCopy(dataDir, tables.value);
  copyEnrolment();
  station.subscribe(({ name }) => {
    if (name === 'settings.changed') copyEnrolment();
  });
  if (options.hub === true) await ownStore.hub.change({ isOn: true });
  const app: StationApp = {
    transport: station,
    ownStore,
    store,
    searchReady: station.searchReady,
    syncOnce: station.syncOnce,
    rebuild: station.rebuild,
    close: async () => {
      await station.close();
      await closeStore();
      lock.value.release();
    },
  };
  if (options.autoCreate !== undefined && tables.value.kept.read('event') === null) {
    const created = await station.request('station.create', options.autoCreate);
    if (!created.ok) {
      await app.close();
      return err('cannot_open', { reason: created.error.code });
    }
  }
  return ok(app);
};
