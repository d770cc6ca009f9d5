import { type FieldWrite, type Person, type PersonWrites, writtenFields } from './person.ts';
import type { Stamp } from './stamp.ts';

/** The person as it is when what this fact wrote counts as written at another time. */
export const restampPerson = (person: Person, stamp: Stamp): Person => {
  const fields: { -readonly [Field in keyof PersonWrites['fields']]: FieldWrite } = {};
  for (const field of writtenFields) {
    const write = person.writes.fields[field];
    if (write === undefined) continue;
    const { listed } = write;
    fields[field] = {
      ...write,
      stamp: isSameFact(write.stamp, stamp) ? stamp : write.stamp,
      ...(listed !== undefined && isSameFact(listed.stamp, stamp)
        ? { listed: { ...listed, stamp } }
        : {}),
    };
  }
  return { ...person, writes: { ...person.writes, fields } };
};

export const isSameFact = (one: Stamp | null, other: Stamp): boolean =>
  one !== null && one[1] === other[1] && one[2] === other[2] && one[3] === other[3];
