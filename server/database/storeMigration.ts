import type { Migration } from '#sqlite/migrate.ts';

export interface StoreMigration extends Migration {
  /** Only where `inPostgres` cannot make it of `sql`. */
  readonly postgres?: string;
}
