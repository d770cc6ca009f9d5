import { z } from 'zod';
import { type Attendee, WrittenFields } from '../model/attendee.ts';
import { Stamp } from './stamp.ts';

export type WrittenField = keyof WrittenFields;
export type WrittenValue = WrittenFields[WrittenField];
// keys() forgets the names.
export const writtenFields = Object.keys(WrittenFields.shape) as readonly WrittenField[];

/** The newest write of a field, and what the list says of it; `stamp` null is what the list said at first. */
export interface FieldWrite {
  readonly value: WrittenValue;
  readonly stamp: Stamp;
  readonly listed?: { readonly value: WrittenValue; readonly stamp: Stamp | null } | undefined;
}

/** What was written of a person since the list brought them: nothing, of most people. */
export interface PersonWrites {
  readonly fields: { readonly [Field in WrittenField]?: FieldWrite | undefined };
  /** Of somebody who is not known yet; 0 where the attendee has it. */
  readonly entryGeneration: number;
  readonly badgeGeneration: number;
}

/** All that a set of facts says of one person; `attendee` is null where it holds changes only. */
export interface Person {
  readonly attendee: Attendee | null;
  readonly writes: PersonWrites;
}

export const noWrites: PersonWrites = { fields: {}, entryGeneration: 0, badgeGeneration: 0 };

export const hasWrites = ({ fields, entryGeneration, badgeGeneration }: PersonWrites): boolean =>
  entryGeneration > 0 || badgeGeneration > 0 || Object.keys(fields).length > 0;

const writeOf = (value: z.ZodType<WrittenValue>) =>
  z
    .object({
      value,
      stamp: Stamp,
      listed: z.object({ value, stamp: Stamp.nullable() }).optional(),
    })
    .optional();

const { shape } = WrittenFields;
export const PersonWrites: z.ZodType<PersonWrites> = z.object({
  fields: z.object({
    firstName: writeOf(shape.firstName),
    lastName: writeOf(shape.lastName),
    badgeName: writeOf(shape.badgeName),
    company: writeOf(shape.company),
    email: writeOf(shape.email),
    phone: writeOf(shape.phone),
    orderNumber: writeOf(shape.orderNumber),
    category: writeOf(shape.category),
    language: writeOf(shape.language),
    status: writeOf(shape.status),
    note: writeOf(shape.note),
    sessions: writeOf(shape.sessions),
    hold: writeOf(shape.hold),
    importedCode: writeOf(shape.importedCode),
  }),
  entryGeneration: z.int().min(0).default(0),
  badgeGeneration: z.int().min(0).default(0),
});
