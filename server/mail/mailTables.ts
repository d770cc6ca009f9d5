/** The tables of mail as Kysely sees them; migrations.ts says what each column means. */
export interface MailTables {
  readonly mail_templates: TemplateRow;
  readonly mail_jobs: MailJobRow;
  readonly mail_pace: { readonly event: string; readonly next_at: number };
  readonly bounced_addresses: {
    readonly event: string;
    readonly subject: string;
    readonly address_hash: string;
    readonly status: string;
    readonly job: string;
    readonly at: number;
  };
}

export interface TemplateRow {
  readonly event: string;
  readonly name: string;
  readonly version: number;
  readonly data: string;
  readonly saved_by: string;
  readonly saved_at: number;
  readonly published_by: string | null;
  readonly published_at: number | null;
}

export interface MailJobRow {
  readonly id: string;
  readonly event: string;
  readonly mailing: string;
  readonly kind: string;
  readonly subject: string;
  readonly data: string;
  readonly state: string;
  readonly attempts: number;
  readonly due_at: number;
  readonly claimed_by: string | null;
  readonly claimed_until: number | null;
  readonly handles: string;
  readonly address_hash: string | null;
  readonly problem: string | null;
  readonly queued_by: string;
  readonly queued_at: number;
  readonly ended_at: number | null;
}
