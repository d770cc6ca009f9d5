import type { StationEvent } from '#shared/contract/events.ts';
import type { Attendee } from '#shared/model/attendee.ts';
import { displayName } from '#shared/model/attendee.ts';
import type { FactBody, FactKind, Fact } from '#shared/model/fact.ts';
import type { Clock, Log, RandomBytes } from '#shared/model/ports.ts';
import type { Result } from '#shared/model/result.ts';
import type { Turns } from './calls/createTurns.ts';
import type { SamePeopleFinder } from './attendees/createSamePeople.ts';
import type { SubjectSettler } from './attendees/createSubjectSettler.ts';
import type { StationDatabase } from './database/openStationDatabase.ts';
import type { FactDraft, Journal } from './journal/createJournal.ts';
import { projectFact } from './journal/projectFact.ts';
import type { SearchIndex } from './search/createSearchIndex.ts';
import { searchFields } from './search/searchRow.ts';

/** What handlers work with: the database, the journal, the search index, and how to tell the screens. */
export interface StationContext {
  readonly tables: StationDatabase;
  readonly journal: Journal;
  readonly search: SearchIndex;
  readonly samePeople: SamePeopleFinder;
  readonly subjects: SubjectSettler;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
  readonly turns: Turns;
  readonly emit: (event: StationEvent) => void;
  /** Tells the sync loop that the outbox has something. */
  readonly wakeSync: () => void;
}

/**
 * Records facts: appends each to the journal and updates the projections, in one transaction with `work`; on disk when
 * it returns. Screens and sync hear of it afterwards.
 */
export const record = <Value>(
  context: StationContext,
  work: (append: <Kind extends FactKind>(draft: FactDraft<Kind>) => Fact) => Value,
): Result<Value, 'cannot_record'> => {
  const changed: Attendee[] = [];
  let passed = false;
  const outcome = context.tables.transact(() =>
    work((draft) => {
      const fact = context.journal.append(draft);
      context.tables.crashPoint('fact.appended');
      changed.push(...projectFact(context.tables, fact));
      context.tables.crashPoint('fact.projected');
      passed = true;
      return fact;
    }),
  );
  if (outcome.ok && passed) {
    announce(context, changed);
    context.wakeSync();
  }
  return outcome;
};

/** A single fact with nothing to decide beside it. */
export const recordOne = <Kind extends FactKind>(
  context: StationContext,
  draft: {
    readonly kind: Kind;
    readonly attendee?: string | null;
    readonly checkpoint?: string | null;
    readonly body: FactBody<Kind>;
  },
): Result<Fact, 'cannot_record'> => record(context, (append) => append(draft));

/** After facts were taken in, own or others': search and screens follow. */
export const announce = (context: StationContext, changed: readonly Attendee[]): void => {
  for (const attendee of changed) {
    const stored = context.tables.attendees.byId(attendee.id);
    if (stored !== null) context.search.put({ no: stored.no, ...searchFields(stored) });
  }
  context.samePeople.changed(changed);
  context.emit({ name: 'journal.changed' });
  if (changed.length > 0) context.emit({ name: 'list.changed' });
};

export const cardOf = (attendee: Attendee) => ({
  id: attendee.id,
  name: displayName(attendee),
  company: attendee.company,
  category: attendee.category,
  badgeGeneration: attendee.badgeGeneration,
});
