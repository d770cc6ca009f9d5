import type { Generated, Kysely, Transaction } from 'kysely';
import type { Role } from '#shared/model/role.ts';
import type { AuditLine } from '../audit/auditLine.ts';
import type { CardTables } from '../cards/cardTables.ts';
import type { CampaignTables } from '../campaigns/campaignTables.ts';
import type { DeviceTables } from '../devices/deviceTables.ts';
import type { ExportTables } from '../exports/exportTables.ts';
import type { LinkRow } from '../links/linkRow.ts';
import type { MailTables } from '../mail/mailTables.ts';
import type { PeopleIndexRow } from '../people/peopleTables.ts';
import type { RegistrationTables } from '../registration/registrationTables.ts';
import type { TokenTables } from '../tokens/tokenTables.ts';
import type { SponsorTables } from '../sponsors/sponsorTables.ts';
import type { StaffTables } from '../staff/staffTables.ts';
import type { UploadTables } from '../imports/uploadTables.ts';

/** The store's tables as Kysely sees them; migrations.ts says what each column means. */
export interface Tables
  extends
    MailTables,
    DeviceTables,
    ExportTables,
    StaffTables,
    TokenTables,
    CampaignTables,
    RegistrationTables,
    CardTables,
    SponsorTables,
    UploadTables {
  readonly settings: { readonly name: string; readonly value: string };
  readonly events: {
    readonly id: string;
    readonly data: string;
    readonly imported_code_key: string;
    readonly last_position: number;
    readonly stamp: string | null;
  };
  readonly stations: StationRow;
  readonly code_keys: { readonly event: string; readonly key_id: string; readonly data: string };
  readonly enrolment_codes: {
    readonly secret_hash: string;
    readonly event: string;
    readonly created_at: number;
    readonly expires_at: number;
    readonly used_by: string | null;
    readonly role: Role;
    readonly is_for_hub: Generated<number>;
  };
  readonly facts: {
    readonly event: string;
    readonly position: number;
    readonly station: string;
    readonly incarnation: number;
    readonly seq: number;
    readonly kind: string;
    readonly attendee: string | null;
    readonly hash: string;
    readonly previous_hash: string;
    readonly received_at: number;
    readonly data: string;
    readonly upstream_position: Generated<number | null>;
  };
  readonly person_facts: PersonFactRow;
  /** Where each run of person_facts ends in the log. */
  readonly person_runs: { readonly event: string; readonly last: number };
  readonly set_aside: {
    readonly event: string;
    readonly station: string;
    readonly content_hash: string;
    readonly reason: string;
    readonly received_at: number;
    readonly content: string;
    readonly incarnation: number | null;
    readonly seq: number | null;
  };
  readonly journals: {
    readonly event: string;
    readonly station: string;
    readonly incarnation: number;
    readonly stored: number;
    readonly highest_stored: number;
    readonly highest_told: number;
  };
  readonly journal_breaks: {
    readonly event: string;
    readonly station: string;
    readonly incarnation: number;
    readonly seq: number;
    readonly problem: string;
  };
  readonly links: LinkRow;
  readonly link_sessions: {
    readonly token_hash: string;
    readonly handle: string;
    readonly created_at: number;
    readonly expires_at: number;
  };
  readonly audit: AuditRow;
  readonly attendees: EventItem;
  readonly attendee_writes: EventItem;
  readonly attendee_index: PeopleIndexRow;
  readonly sessions: StampedItem;
  readonly checkpoints: StampedItem;
}

export interface StationRow {
  readonly id: string;
  readonly event: string;
  readonly incarnation: number;
  readonly name: string;
  readonly public_key: string;
  readonly key_id: string;
  readonly status: 'enrolled' | 'revoked';
  readonly enrolled_at: number;
  readonly role: Role;
  readonly vouched_by: string | null;
  readonly is_hub: number;
}

interface AuditRow extends AuditLine {
  readonly event: string;
  readonly previous_hash: string;
  readonly hash: string;
}

interface EventItem {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

interface StampedItem extends EventItem {
  readonly stamp: string | null;
}

export type StoreDatabase = Kysely<Tables>;
export type StoreTransaction = Transaction<Tables>;

/** Whom a fact is about. */
interface PersonFactRow {
  readonly event: string;
  readonly run: number;
  readonly attendee: string;
  readonly position: number;
}
