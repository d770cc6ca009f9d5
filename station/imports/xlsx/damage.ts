import type { TableFailure } from '../table.ts';

/** Why a workbook cannot be read; thrown inside this folder only, `readXlsx` makes a Result of it. */
export interface Damage {
  readonly damage: TableFailure;
}

export const damage = (code: TableFailure): Damage => ({ damage: code });

export const isDamage = (reason: unknown): reason is Damage =>
  typeof reason === 'object' && reason !== null && 'damage' in reason;
