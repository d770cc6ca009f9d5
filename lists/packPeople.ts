import type { Attendee } from '#shared/model/attendee.ts';
import { attendeeText } from '#shared/model/attendeeText.ts';
import { factPeople } from './factPeople.ts';

/** New people as they go into a journal and a list, without an object for each: a long list of them passes from a thread. */
export interface PackedPeople {
  /** Bodies of `attendeesImported` facts of up to 250 people, one after another: JSON, UTF-8. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where in the bytes each body ends. */
  readonly bodyEnds: readonly number[];
  /** What rows are found by, a person each. */
  readonly ids: readonly string[];
  readonly rowKeys: readonly string[];
  readonly importedCodes: readonly (string | null)[];
  /** 8 bytes a person. */
  readonly subjects: Uint8Array<ArrayBuffer>;
  /** Where in the bytes each person's text begins and ends: attendeeText(), two numbers a person. */
  readonly places: Uint32Array<ArrayBuffer>;
}

export const subjectBytes = 8;

/** Packs people whom the same import brings. */
export const packPeople = (importId: string, people: readonly Attendee[]): PackedPeople => {
  const bytes = createBytes(people.length * usualBytes);
  const bodyEnds: number[] = [];
  const places = new Uint32Array(2 * people.length);
  const subjects = Buffer.alloc(subjectBytes * people.length);
  for (const [index, attendee] of people.entries()) {
    const isFirst = index % factPeople === 0;
    bytes.write(isFirst ? `{"importId":${JSON.stringify(importId)},"attendees":[` : ',');
    places[2 * index] = bytes.length();
    bytes.write(attendeeText(attendee));
    places[2 * index + 1] = bytes.length();
    subjects.write(attendee.subject, subjectBytes * index, 'hex');
    if (index % factPeople < factPeople - 1 && index < people.length - 1) continue;
    bytes.write(']}');
    bodyEnds.push(bytes.length());
  }
  return {
    bytes: bytes.done(),
    bodyEnds,
    ids: people.map(({ id }) => id),
    rowKeys: people.map(({ rowKey }) => rowKey),
    importedCodes: people.map(({ importedCode }) => importedCode),
    subjects: new Uint8Array(subjects),
    places,
  };
};

/** Most people take less. */
const usualBytes = 400;
const mostBytesOfCharacter = 3;

/** UTF-8 that gets longer. */
const createBytes = (size: number) => {
  let buffer = Buffer.from(new ArrayBuffer(size));
  let length = 0;
  return {
    length: (): number => length,
    write: (text: string): void => {
      const most = length + text.length * mostBytesOfCharacter;
      if (most > buffer.length) {
        const longer = Buffer.from(new ArrayBuffer(2 * most));
        buffer.copy(longer, 0, 0, length);
        buffer = longer;
      }
      length += buffer.write(text, length);
    },
    done: (): Uint8Array<ArrayBuffer> => new Uint8Array(buffer.buffer, 0, length),
  };
};
