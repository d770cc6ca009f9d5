/** `registrations` as Kysely sees it; registrationStep.ts says what each column means. */
export interface RegistrationTables {
  readonly registrations: {
    readonly event: string;
    readonly attendee: string;
    readonly answer: string | null;
    readonly answered_at: number | null;
    readonly status_seq: number | null;
    readonly status_before: string | null;
    readonly applied_at: number | null;
    readonly consent: string | null;
  };
}
