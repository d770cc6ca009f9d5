import type { Attendee } from '../model/attendee.ts';
import {
  type FieldWrite,
  type Person,
  type WrittenField,
  type WrittenValue,
  writtenFields,
} from './person.ts';
import { isLater, type Stamp } from './stamp.ts';

/**
 * What two sets of facts say of a person together. Commutative, associative and idempotent, so that it does not matter
 * in which order, how often and in which parts facts arrive. Of each field the last writer wins; generations only rise,
 * the stricter hold stays.
 */
export const joinPerson = (one: Person, other: Person): Person => {
  const fields: { [Field in WrittenField]?: FieldWrite } = {};
  const values: { [Field in WrittenField]?: WrittenValue } = {};
  for (const field of writtenFields) {
    const said = laterSaid(one.writes.fields[field], other.writes.fields[field]);
    const listed = laterListed(listedOf(one, field), listedOf(other, field));
    if (said !== undefined) {
      fields[field] = { ...said, ...(listed === undefined ? {} : { listed }) };
      values[field] = said.value;
    } else if (listed !== undefined) values[field] = listed.value;
  }
  const entryGeneration = highest('entryGeneration', one, other);
  const badgeGeneration = highest('badgeGeneration', one, other);
  const born = joinBorn(one.attendee, other.attendee);
  return born === null
    ? { attendee: null, writes: { fields, entryGeneration, badgeGeneration } }
    : {
        // Each value came from a field of that name.
        attendee: { ...born, ...values, entryGeneration, badgeGeneration } as Attendee,
        writes: { fields, entryGeneration: 0, badgeGeneration: 0 },
      };
};

interface Listed {
  readonly value: WrittenValue;
  readonly stamp: Stamp | null;
}

const listedOf = ({ attendee, writes }: Person, field: WrittenField): Listed | undefined => {
  const write = writes.fields[field];
  if (write !== undefined) return write.listed;
  // No list holds anybody's codes back, so there is nothing that it says again.
  if (field === 'hold') return undefined;
  return attendee === null ? undefined : { value: attendee[field], stamp: null };
};

const laterSaid = (
  one: FieldWrite | undefined,
  other: FieldWrite | undefined,
): Pick<FieldWrite, 'value' | 'stamp'> | undefined => {
  const later = one === undefined || (other && isLater(other.stamp, one.stamp)) ? other : one;
  return later === undefined ? undefined : { value: later.value, stamp: later.stamp };
};

const laterListed = (one: Listed | undefined, other: Listed | undefined): Listed | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.stamp === null && other.stamp === null) {
    return { value: greater(one.value, other.value), stamp: null };
  }
  return other.stamp !== null && isLater(other.stamp, one.stamp) ? other : one;
};

/** A person is brought once. Where two facts do (a damaged or forged one), all machines choose alike. */
const joinBorn = (one: Attendee | null, other: Attendee | null): Attendee | null =>
  one === null || other === null
    ? (one ?? other)
    : {
        ...one,
        subject: greater(one.subject, other.subject),
        rowKey: greater(one.rowKey, other.rowKey),
        source: greater(one.source, other.source),
        hold: holds.indexOf(one.hold) >= holds.indexOf(other.hold) ? one.hold : other.hold,
      };

const holds = ['none', 'suspended', 'revoked'] as const;

const greater = <Value>(one: Value, other: Value): Value =>
  JSON.stringify(one) >= JSON.stringify(other) ? one : other;

const largestGeneration = 255;

const highest = (which: 'entryGeneration' | 'badgeGeneration', one: Person, other: Person) =>
  Math.min(
    largestGeneration,
    Math.max(
      one.writes[which],
      other.writes[which],
      one.attendee?.[which] ?? 0,
      other.attendee?.[which] ?? 0,
    ),
  );
