/** The tables of staff as Kysely sees them; staffStep.ts says what each column means. */
export interface StaffTables {
  readonly staff: StaffRow;
  readonly staff_invitations: {
    readonly secret_hash: string;
    readonly staff: string;
    readonly expires_at: number;
  };
  readonly staff_recovery_codes: { readonly staff: string; readonly code_hash: string };
  readonly staff_sessions: {
    readonly token_hash: string;
    readonly id: string;
    readonly staff: string;
    readonly browser: string;
    readonly created_at: number;
    readonly seen_at: number;
    readonly expires_at: number;
  };
}

export interface StaffRow {
  readonly id: string;
  readonly event: string;
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly state: string;
  readonly password: string | null;
  readonly code_salt: string | null;
  readonly code_step: number;
  readonly created_by: string;
  readonly created_at: number;
}
