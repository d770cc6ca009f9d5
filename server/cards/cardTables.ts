/** The tables of cards as Kysely sees them; cardStep.ts says what each column means. */
export interface CardTables {
  readonly card_settings: {
    readonly event: string;
    readonly attendee: string;
    readonly mode: string;
    readonly fields: string;
    readonly changed_at: number;
  };
  readonly card_exchanges: ExchangeRow;
}

export interface ExchangeRow {
  readonly id: string;
  readonly event: string;
  readonly one: string;
  readonly other: string;
  readonly asked_by: string;
  readonly state: string;
  readonly one_fields: string;
  readonly other_fields: string;
  readonly asked_at: number;
  readonly answered_at: number | null;
  readonly ended_by: string | null;
}
