import type { z } from 'zod';
import type { Attendee } from '../model/attendee.ts';
import { type Fact, type FactBody, type FactKind, factBodies } from '../model/fact.ts';

/**
 * What an attendee is after this fact. Applying a log in its order gives the same on every machine, and applying a fact
 * again changes nothing. Facts of other kinds, or with a body this version cannot read, leave the attendee as it is.
 */
export const applyToAttendee = (attendee: Attendee, fact: Fact): Attendee => {
  if (fact.attendee !== attendee.id) return attendee;
  const changed = readBody(fact, 'attendeeChanged');
  if (changed) return { ...attendee, ...withoutUndefined(changed.changes) };
  const printed = readBody(fact, 'badgePrinted');
  if (printed) return raiseGenerations(attendee, { badgeGeneration: printed.generation });
  const replaced = readBody(fact, 'codeReplaced');
  if (replaced) return raiseGenerations(attendee, replaced);
  return attendee;
};

/**
 * A person who comes again with a list or as a walk-in: the newer fields count, but codes that exist keep their subject,
 * generations only rise, and a hold is not lifted by an import.
 */
export const mergeAttendee = (known: Attendee | undefined, incoming: Attendee): Attendee =>
  known === undefined
    ? incoming
    : {
        ...raiseGenerations(incoming, known),
        id: known.id,
        subject: known.subject,
        hold: stricterHold(known.hold, incoming.hold),
      };

/** The body of a fact of this kind; undefined for another kind or a body that does not fit it. */
export const readBody = <Kind extends FactKind>(
  fact: Pick<Fact, 'kind' | 'body'>,
  kind: Kind,
): FactBody<Kind> | undefined => {
  if (fact.kind !== kind) return undefined;
  // TypeScript does not follow the index from the map of schemas to the one body type.
  const schema = factBodies[kind] as unknown as z.ZodType<FactBody<Kind>>;
  const parsed = schema.safeParse(fact.body);
  return parsed.success ? parsed.data : undefined;
};

const largestGeneration = 255;

const raiseGenerations = (
  attendee: Attendee,
  to: {
    readonly entryGeneration?: number | undefined;
    readonly badgeGeneration?: number | undefined;
  },
): Attendee => ({
  ...attendee,
  entryGeneration: raised(attendee.entryGeneration, to.entryGeneration),
  badgeGeneration: raised(attendee.badgeGeneration, to.badgeGeneration),
});

const raised = (known: number, to: number | undefined): number =>
  Math.min(largestGeneration, Math.max(known, to ?? 0));

const holds = ['none', 'suspended', 'revoked'] as const;

const stricterHold = (one: Attendee['hold'], other: Attendee['hold']): Attendee['hold'] =>
  holds.indexOf(one) >= holds.indexOf(other) ? one : other;

type WithoutUndefined<Value> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> };

/** An absent field and one set to undefined mean the same here: not changed. */
const withoutUndefined = <Value extends object>(value: Value): WithoutUndefined<Value> =>
  Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined),
  ) as WithoutUndefined<Value>; // fromEntries forgets the keys
