import type { Fact } from '#shared/model/fact.ts';

/**
 * The item itself where it is a fact beyond doubt, as nearly all are. The schema says the same of it, but takes ten times as
 * long and copies it; undefined says only that the schema must be asked.
 */
export const readPlainFact = (item: unknown): Fact | undefined =>
  typeof item === 'object' && item !== null && isPlainFact(item) ? item : undefined;

const isPlainFact = (item: { readonly [Field in keyof Fact]?: unknown }): item is Fact => {
  const { body } = item;
  return (
    isId(item.id) &&
    isId(item.station) &&
    isCount(item.incarnation) &&
    isCount(item.seq) &&
    isId(item.kind) &&
    Number.isSafeInteger(item.at) &&
    Number.isSafeInteger(item.offset) &&
    typeof item.operator === 'string' &&
    item.operator.length <= 64 &&
    (item.attendee === null || isId(item.attendee)) &&
    (item.checkpoint === null || isId(item.checkpoint)) &&
    typeof body === 'object' &&
    body !== null &&
    Object.getPrototypeOf(body) === Object.prototype &&
    !Object.hasOwn(body, '__proto__') &&
    isHash(item.previousHash) &&
    isHash(item.hash) &&
    // These and no others, which the schema leaves out.
    Object.keys(item).length === 13
  );
};

const isId = (value: unknown): boolean => typeof value === 'string' && /^[!-~]{1,64}$/.test(value);

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1;

const isHash = (value: unknown): boolean =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
