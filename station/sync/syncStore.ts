import type {
  CompareJournalsReply,
  EnrolReply,
  JournalHead,
  LogMark,
  NextIncarnationReply,
  PlacedFact,
  SnapshotProgress,
} from '#shared/protocol/protocol.ts';
import type { StoreAddresses } from './findStore.ts';
import type { SnapshotLines } from './readSnapshot.ts';
import type { Fact } from '#shared/model/fact.ts';
import type { Role } from '#shared/model/role.ts';

/** Who this station is to its token store; the private key is kept apart (station/keys). */
export interface Enrolment extends StoreAddresses {
  readonly station: string;
  readonly incarnation: number;
  readonly keyId: string;
  readonly certificate: string;
  readonly eventId: string;
  readonly role: Role;
}

export interface Acknowledgement {
  readonly station: string;
  readonly incarnation: number;
  readonly seq: number;
  /** Of the fact that was sent: its identity alone may name two lines of a cloned disk. */
  readonly hash: string;
  readonly outcome: 'stored' | 'known' | 'set_aside';
  readonly position: number | null;
  readonly reason?: string | undefined;
  readonly ceiling?: number | undefined;
}

/** A hub's database is asked in turns, a station's at once. */
type Soon<Value> = Value | Promise<Value>;

/** All that the sync loop needs of the database of a station, or of a hub. Each function is one transaction. */
export interface SyncStore {
  readonly enrolment: () => Enrolment | null;
  /** Where the hub is now, and where else it says that it can be reached. */
  readonly saveAddresses: (at: Pick<StoreAddresses, 'storeUrl' | 'otherUrls'>) => void;
  readonly isRevoked: () => boolean;
  /** Wipes list and log where the store's signature says that this station is revoked; else nothing. */
  readonly revoke: (signed: string) => Promise<boolean>;
  /** Oldest first: own facts that the store has not acknowledged. */
  readonly outbox: (limit: number) => Soon<readonly Fact[]>;
  readonly waiting: () => number;
  /** What the station is called now; a hub has no name to tell. Undefined before anybody chose one. */
  readonly stationName?: () => string | undefined;
  /** The name that the store gave it, because another station has the one that it told. */
  readonly takeName?: (name: string, told: string | undefined) => void;
  /** The ends of this station's own journals, one for each incarnation. */
  readonly heads: () => Soon<readonly JournalHead[]>;
  /** False where the store has lines of this station that are not here, or has another at the place of an own one. */
  readonly isInStep: (storeHeads: readonly JournalHead[]) => Soon<boolean>;
  /** Something that only a restored or cloned disk explains came since the last incarnation was taken. */
  readonly isForked: () => boolean;
  readonly takeIncarnation: (reply: NextIncarnationReply) => Soon<void>;
  /** Writes forked lines again in this incarnation, a slice at a time. Gives how many there were. */
  readonly carryOver: (limit: number) => number;
  /** The last fact of the log that is here, as far as it is known. */
  readonly logMark: () => LogMark | null;
  /** A store that went back to an older copy of itself gets again what it lost. True where that was so. */
  readonly deliverAgain: (reply: CompareJournalsReply) => Soon<boolean>;
  /** Only facts named here leave the outbox. */
  readonly acknowledge: (results: readonly Acknowledgement[]) => Soon<void>;
  /** The position up to which the store's log is applied. */
  readonly cursor: () => number;
  /** Others' facts in the order of the log; known ones change nothing. Moves the cursor, never back. */
  readonly applyPage: (facts: readonly PlacedFact[]) => Soon<void>;
  /** A hub takes the whole log in place of a snapshot: it passes every fact on. */
  readonly isFromLog?: boolean;
  /** How far a snapshot that broke off was taken in; null where there is none. */
  readonly snapshotProgress: () => SnapshotProgress | null;
  /** Takes a snapshot in, in slices: what came before a break is here, and the next one goes on after it. */
  readonly applySnapshot: (lines: SnapshotLines) => Promise<void>;
  readonly setStoreTime: (offsetMs: number, contactAt: number) => void;
}

/** A station's own, which it can be enrolled with. */
export interface StationSyncStore extends SyncStore {
  readonly saveEnrolment: (reply: EnrolReply, at: StoreAddresses) => void;
  readonly applyPage: (facts: readonly PlacedFact[]) => void;
  readonly acknowledge: (results: readonly Acknowledgement[]) => void;
}
