import { z } from 'zod';
import { readSetting, writeSetting } from '../database/settings.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';

export const exposureRules = ['replace', 'note', 'off'] as const;
/**
 * What becomes of a link that a station read: its owner gets another and it works no more, or it is put on record for staff
 * to decide, or nothing at all.
 */
export const ExposureRule = z.enum(exposureRules);
export type ExposureRule = z.infer<typeof ExposureRule>;

const unlessTold: ExposureRule = 'replace';

export const readExposureRule = async (
  database: StoreDatabase | StoreTransaction,
): Promise<ExposureRule> =>
  ExposureRule.parse((await readSetting(database, 'exposed_links')) ?? unlessTold);

export const writeExposureRule = (
  database: StoreDatabase | StoreTransaction,
  rule: ExposureRule,
): Promise<void> => writeSetting(database, 'exposed_links', rule);
