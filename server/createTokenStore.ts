import type { Event } from '#shared/model/event.ts';
import {
  noCrashPoint,
  type Clock,
  type CrashPoint,
  type Every,
  type Log,
  type RandomBytes,
} from '#shared/model/ports.ts';
import { ok, type Result } from '#shared/model/result.ts';
import type {
  CompareJournals,
  CompareJournalsReply,
  EnrolReply,
  EnrolRequest,
  PlacedFact,
} from '#shared/protocol/protocol.ts';
import { createCampaigns, type Campaigns } from './campaigns/createCampaigns.ts';
import { createCards, type Cards } from './cards/createCards.ts';
import {
  issueCode,
  issueCodes,
  type CodesToIssue,
  type CodeToIssue,
  type IssueCodeError,
  type IssuedCode,
} from './codes/issueCode.ts';
import { createCodeRegister, type CodeRegister } from './codes/createCodeRegister.ts';
import { signTime } from './codes/signTime.ts';
import { createEvent, type NewEvent } from './createEvent.ts';
import { openBackend, type OpenStoreError, type StorePlace } from './database/openBackend.ts';
import { readOrCreateSetting, readSetting, writeSetting } from './database/settings.ts';
import type { StationRow } from './database/tables.ts';
import type { UseProof } from './database/usedProofs.ts';
import {
  createEnrolmentCode,
  type EnrolmentCode,
  type EnrolmentCodeOptions,
} from './enrolment/createEnrolmentCode.ts';
import { enrolStation } from './enrolment/enrolStation.ts';
import { readStationStates, type StationState } from './enrolment/readStationStates.ts';
import { revokeStation, signRevocation, type StationToRevoke } from './enrolment/revokeStation.ts';
import { compareJournals } from './journals/compareJournals.ts';
import { nextIncarnation } from './journals/nextIncarnation.ts';
import { readGaps, type JournalGap } from './journals/readGaps.ts';
import { readSetAside, type SetAsideItem } from './journals/readSetAside.ts';
import { createDeviceRegister, type DeviceRegister } from './devices/createDeviceRegister.ts';
import { createKnownDevices, type KnownDevices } from './devices/createKnownDevices.ts';
import { createExportRegister, type ExportRegister } from './exports/createExportRegister.ts';
import { createLinkRegister, type LinkRegister } from './links/createLinkRegister.ts';
import { createMailRegister, type MailRegister } from './mail/createMailRegister.ts';
import {
  createMailWorker,
  type MailWorker,
  type MailWorkerOptions,
} from './sending/createMailWorker.ts';
import { createLinkSessions, type LinkSessions } from './links/createLinkSessions.ts';
import { createAccessAs, type AccessAs } from './accessAs/createAccessAs.ts';
import { createSponsors, type Sponsors } from './sponsors/createSponsors.ts';
import { createPeople, type People } from './people/createPeople.ts';
import { createStaffRegister, type StaffRegister } from './staff/createStaffRegister.ts';
import { createAuditReader, type AuditReader } from './audit/createAuditReader.ts';
import { takeOver, type TakeOver } from './journals/takeOver.ts';
import type { FactResult } from './log/acceptFacts.ts';
import { createIntake } from './log/createIntake.ts';
import { listStations, type KnownStation } from './enrolment/listStations.ts';
import { readHubSetting, writeHubSetting, type HubSetting } from './hub/hubSetting.ts';
import { createNews, type NewsListener } from './log/createNews.ts';
import { endOfLog, readLog, readLogRows, type LogPage } from './log/readLog.ts';
import { createProgramme, type Programme } from './programme/createProgramme.ts';
import { readEvent } from './readEvent.ts';
import { createTokenRegister, type TokenRegister } from './tokens/createTokenRegister.ts';
import { createRegistrations, type Registrations } from './registration/createRegistrations.ts';
import type { Reader } from './snapshot/projectForRole.ts';
import { placedFactText } from './snapshot/placedFactText.ts';
import { snapshotLines, type SnapshotWanted } from './snapshot/snapshotLines.ts';
import { acceptFromHub } from './upstream/acceptFromHub.ts';
import { createUpstreamSide, type UpstreamSide } from './upstream/createUpstreamSide.ts';
import type { StoreContext } from './storeContext.ts';
import { systemEvery } from './systemEvery.ts';

/** The token store without its network side; times are ms since 1970. One event per store. */
export interface TokenStore extends Programme, AuditReader {
  readonly clock: Clock;
  readonly every: Every;
  readonly random: RandomBytes;
  readonly log: Log;
  readonly createEvent: (wanted: NewEvent) => Promise<Result<Event, 'event_exists'>>;
  readonly event: () => Promise<Event | null>;
  readonly enrolmentCode: (
    options?: EnrolmentCodeOptions,
  ) => Promise<Result<EnrolmentCode, 'no_event' | 'no_address' | 'is_hub'>>;
  readonly issueCode: (wanted: CodeToIssue) => Promise<Result<IssuedCode, IssueCodeError>>;
  readonly issueCodes: (wanted: CodesToIssue) => ReturnType<typeof issueCodes>;
  readonly enrol: (request: EnrolRequest) => Promise<Result<EnrolReply, 'code_refused'>>;
  /** The station with this public key (`x` of RFC 8037), also a revoked one. */
  readonly stationByKey: (publicKeyX: string) => Promise<StationRow | undefined>;
  /** From now on the station may only deliver what it still has. */
  readonly revokeStation: (
    stationId: string,
    by?: Omit<StationToRevoke, 'stationId'>,
  ) => Promise<Result<StationRow, 'unknown_station'>>;
  /** A JWT by the store's key: this station is revoked. */
  readonly signRevocation: (station: StationRow) => Promise<string>;
  /** Remembers how far a station says its journals go, and says what is here of them. */
  readonly compareJournals: (
    station: StationRow,
    told: CompareJournals,
  ) => Promise<Omit<CompareJournalsReply, 'requestId' | 'storeTime'>>;
  /** For a station whose disk was restored or cloned; never the same twice. */
  readonly nextIncarnation: (
    station: StationRow,
  ) => Promise<{ readonly incarnation: number; readonly certificate: string }>;
  /** Journals of which facts may be missing or whose chain is broken; empty before there is an event. */
  readonly gaps: () => Promise<readonly JournalGap[]>;
  /** What stations sent that is in no log, oldest first. */
  readonly setAside: () => Promise<readonly SetAsideItem[]>;
  readonly acceptFacts: (
    station: StationRow,
    items: readonly unknown[],
  ) => Promise<readonly FactResult[]>;
  readonly codes: CodeRegister;
  readonly exports: ExportRegister;
  readonly links: LinkRegister;
  readonly mail: MailRegister;
  /** Sends what is in the queue until it is stopped; in one or several of the processes that serve the store. */
  readonly startMail: (options: MailWorkerOptions) => MailWorker;
  readonly devices: DeviceRegister;
  readonly knownDevices: KnownDevices;
  /** Browsers that a link was redeemed in. */
  readonly linkSessions: LinkSessions;
  readonly people: People;
  /** Accounts of the organiser's people, and the browsers they are signed in at. */
  readonly staff: StaffRegister;
  /** Programs that use the HTTP API. */
  readonly tokens: TokenRegister;
  readonly registrations: Registrations;
  readonly cards: Cards;
  readonly stationStates: () => Promise<readonly StationState[]>;
  readonly campaigns: Campaigns;
  readonly sponsors: Sponsors;
  readonly accessAs: AccessAs;
  /** Takes in what one station delivers for another that cannot send any more. */
  readonly takeOver: (taken: TakeOver) => Promise<Result<readonly FactResult[], 'unknown_station'>>;
  readonly readLog: (
    page: LogPage,
  ) => Promise<{ readonly facts: readonly PlacedFact[]; readonly last: number }>;
  /** The same for whoever asks by HTTP: each fact as its JSON, of which a door gets less. */
  readonly readLogTexts: (
    page: LogPage,
    reader: Reader,
  ) => Promise<{ readonly texts: readonly string[]; readonly last: number }>;
  /** Lines of JSON. */
  readonly snapshot: (wanted: SnapshotWanted) => AsyncGenerator<string, void, undefined>;
  readonly endOfLog: (event: string) => Promise<number>;
  /** Calls back when this or another process on the database made the log longer; gives the function that ends it. */
  readonly onNews: (listener: NewsListener) => () => void;
  /** A JWT with the time by the store's key; null before there is an event. */
  readonly signTime: (requestId: string) => Promise<string | null>;
  /** Shared by all processes on this database. */
  readonly nonceSecret: () => Promise<string>;
  readonly useProof: UseProof;
  /** Where it was last served; null before that. */
  readonly address: () => Promise<string | null>;
  readonly rememberAddress: (url: string) => Promise<void>;
  /** How the store faces the local network. */
  readonly hub: () => Promise<HubSetting>;
  readonly saveHub: (setting: HubSetting) => Promise<void>;
  /** The stations that joined, in the order in which they did. */
  readonly stations: () => Promise<readonly KnownStation[]>;
  /** For a hub of another store: what it takes from there and delivers there. */
  readonly upstream: UpstreamSide;
  /** This station asked for something just now. */
  readonly sawStation: (stationId: string) => void;
  readonly close: () => Promise<void>;
}

export interface TokenStoreOptions {
  readonly place: StorePlace;
  readonly clock: Clock;
  /** The machine's timers unless told. */
  readonly every?: Every;
  readonly random: RandomBytes;
  readonly log: Log;
  /** Nothing happens at these places unless told. */
  readonly crashPoint?: CrashPoint;
}

/** Opens the store's database, or makes it. Several processes may have the same one open. */
export const createTokenStore = async (
  options: TokenStoreOptions,
): Promise<Result<TokenStore, OpenStoreError>> => {
  const { place, clock, every = systemEvery, random, log } = options;
  const opened = await openBackend(place, { random, every, log });
  if (!opened.ok) return opened;
  const { database, keys, hearOthers, useProof, close } = opened.value;
  const { crashPoint = noCrashPoint } = options;
  const context: StoreContext = { database, keys, clock, random, log, crashPoint };
  const news = createNews(hearOthers);
  const intake = createIntake(context, news.tell);
  const seenAt = new Map<string, number>();

  const eventId = async (): Promise<string> => (await readEvent(database))?.id ?? '';

  const tellOwn = async <Value>(value: Value): Promise<Value> => {
    const event = await readEvent(database);
    if (event !== null) news.tell(event.id, await endOfLog(database, event.id));
    return value;
  };

  return ok({
    clock,
    every,
    random,
    log,
    createEvent: (wanted) => createEvent(context, wanted),
    event: () => readEvent(database),
    enrolmentCode: (wanted = {}) => createEnrolmentCode(context, wanted),
    issueCode: async (wanted) => tellOwn(await issueCode(context, wanted)),
    issueCodes: async (wanted) => tellOwn(await issueCodes(context, wanted)),
    enrol: async (request) => tellOwn(await enrolStation(context, request)),
    stationByKey: (publicKeyX) =>
      database
        .selectFrom('stations')
        .selectAll()
        .where('public_key', '=', publicKeyX)
        .executeTakeFirst(),
    revokeStation: async (stationId, by = {}) =>
      tellOwn(await revokeStation(context, { stationId, ...by })),
    signRevocation: (station) => signRevocation(context, station),
    compareJournals: async (station, told) =>
      tellOwn(await compareJournals(context, station, told)),
    nextIncarnation: (station) => nextIncarnation(context, station),
    gaps: async () => readGaps(database, await eventId()),
    setAside: async () => readSetAside(database, await eventId()),
    takeOver: async (taken) => {
      const done = await takeOver(context, taken);
      if (!done.ok) return done;
      news.tell(taken.by.event, done.value.position);
      return ok(done.value.results);
    },
    acceptFacts: (station, items) =>
      station.is_hub === 1
        ? acceptFromHub(context, { hub: station, items, intake })
        : intake(station, items),
    codes: createCodeRegister(context, () => tellOwn(undefined)),
    exports: createExportRegister(context, () => tellOwn(undefined)),
    links: createLinkRegister(context),
    mail: createMailRegister(context),
    startMail: (more) =>
      createMailWorker({
        ...more,
        context,
        every,
        isAlone: place.kind === 'sqlite',
        onMade: () => tellOwn(undefined),
      }),
    devices: createDeviceRegister(context),
    knownDevices: createKnownDevices(context),
    linkSessions: createLinkSessions(context),
    people: createPeople(context, news.tell),
    staff: createStaffRegister(context),
    tokens: createTokenRegister(context),
    registrations: createRegistrations(context, news.tell),
    cards: createCards(context),
    campaigns: createCampaigns(context),
    ...createProgramme(context, tellOwn),
    ...createAuditReader(context),
    stationStates: async () =>
      readStationStates(database, await eventId(), await listStations(database, seenAt)),
    sponsors: createSponsors(context),
    accessAs: createAccessAs(context),
    readLog: (page) => readLog(database, page),
    readLogTexts: async (page, reader) => {
      const { rows, last } = await readLogRows(database, page);
      const texts = rows.map((row) => placedFactText(row, reader));
      return { texts, last };
    },
    snapshot: (wanted) => snapshotLines(context, wanted),
    endOfLog: (event) => endOfLog(database, event),
    onNews: news.listen,
    signTime: (requestId) => signTime(context, requestId),
    nonceSecret: () =>
      readOrCreateSetting(database, 'nonce_secret', Buffer.from(random(32)).toString('base64url')),
    useProof,
    address: async () => (await readSetting(database, 'address')) ?? null,
    rememberAddress: (url) => writeSetting(database, 'address', url),
    hub: () => readHubSetting(database),
    saveHub: (setting) => writeHubSetting(database, setting),
    stations: () => listStations(database, seenAt),
    upstream: createUpstreamSide(context, news.tell),
    sawStation: (stationId) => {
      seenAt.set(stationId, clock());
    },
    close,
  });
};
