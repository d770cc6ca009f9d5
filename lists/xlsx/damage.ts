import type { TableFailure } from '../table.ts';

/** Why a workbook cannot be read; thrown inside this folder only, `readXlsx` makes a Result of it. */
export interface Damage extends Error {
  readonly damage: TableFailure;
}

export const damage = (code: TableFailure): Damage =>
  Object.assign(new Error(code), { damage: code });

export const isDamage = (reason: unknown): reason is Damage =>
  reason instanceof Error && 'damage' in reason;
