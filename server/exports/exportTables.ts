/** The tables of exports as Kysely sees them. */
export interface ExportTables {
  readonly export_requests: ExportRequestRow;
  readonly export_codes: {
    readonly batch: string;
    readonly attendee: string;
    readonly generation: number;
  };
}

export interface ExportRequestRow {
  readonly id: string;
  readonly event: string;
  readonly format: string;
  readonly reason: string;
  readonly requested_by: string;
  readonly requested_at: number;
  readonly approved_by: string | null;
  readonly approved_at: number | null;
  readonly made_by: string | null;
  readonly made_at: number | null;
  readonly batch: string | null;
}
