import type { EnrolReply, PlacedFact, SnapshotLine } from '#shared/protocol/protocol.ts';
import type { Fact } from '#shared/model/fact.ts';

/** Who this station is to its token store; the private key is kept apart (station/keys). */
export interface Enrolment {
  readonly station: string;
  readonly incarnation: number;
  readonly keyId: string;
  readonly certificate: string;
  readonly eventId: string;
  /** Base URL of the store; for the store inside this station it is asked anew at each start. */
  readonly storeUrl: string;
}

export interface Acknowledgement {
  readonly station: string;
  readonly incarnation: number;
  readonly seq: number;
  readonly outcome: 'stored' | 'known' | 'set_aside';
  readonly position: number | null;
}

/** All that the sync loop needs of the station's database. Each function is one transaction. */
export interface SyncStore {
  readonly enrolment: () => Enrolment | null;
  readonly saveEnrolment: (reply: EnrolReply, storeUrl: string) => void;
  /** Oldest first: own facts that the store has not acknowledged. */
  readonly outbox: (limit: number) => readonly Fact[];
  readonly waiting: () => number;
  /** Only facts named here leave the outbox. */
  readonly acknowledge: (results: readonly Acknowledgement[]) => void;
  /** The position up to which the store's log is applied. */
  readonly cursor: () => number;
  /** Others' facts in the order of the log; known ones change nothing. Moves the cursor, never back. */
  readonly applyPage: (facts: readonly PlacedFact[]) => void;
  /** Takes a whole snapshot in, in slices; rejects (throws) nothing: validated lines only come here. */
  readonly applySnapshot: (lines: AsyncIterable<SnapshotLine>) => Promise<void>;
  readonly setStoreTime: (offsetMs: number, contactAt: number) => void;
}
