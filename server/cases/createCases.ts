import { displayName, type Attendee } from '#shared/model/attendee.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { readBody } from '#shared/rules/applyFact.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import { appendOwnFact } from '../log/appendOwnFact.ts';
import { createWriter } from '../log/createWriter.ts';
import { followLog } from '../log/followLog.ts';
import { readAttendees } from '../log/people.ts';
import { findPersonalSecret } from '../mail/findPersonalSecret.ts';
import type { StoreContext } from '../storeContext.ts';

/** What a station handed to the helpdesk, as long as nobody closed it. */
export interface HelpdeskCase {
  /** Of the fact. */
  readonly id: string;
  /** By the clock of the station, put right; ms since 1970. */
  readonly at: number;
  readonly station: string;
  readonly attendeeId: string | null;
  /** Empty where it is about nobody on the list. */
  readonly name: string;
  readonly text: string;
}

export interface CaseToClose {
  readonly id: string;
  /** What came of it. */
  readonly reason: string;
  readonly actor: Actor;
}

export interface Cases {
  /** Those that are open, the newest first. */
  readonly open: () => Promise<readonly HelpdeskCase[]>;
  /** Closes it at every station; gives whom it was about. */
  readonly close: (
    wanted: CaseToClose,
  ) => Promise<
    Result<{ readonly attendeeId: string | null }, 'no_event' | 'unknown_case' | 'private_link'>
  >;
}

export const createCases = (
  context: StoreContext,
  {
    eventId,
    tell,
  }: { readonly eventId: () => Promise<string>; readonly tell: () => Promise<unknown> },
): Cases => {
  const { database, clock } = context;
  const read = createCaseReader(context, eventId);
  return {
    open: async () => {
      const event = await eventId();
      const found = [...(await read()).values()];
      const ids = found.flatMap(({ attendeeId }) => attendeeId ?? []);
      const people =
        ids.length === 0 ? new Map<string, Attendee>() : await readAttendees(database, event, ids);
      const stations = await database.selectFrom('stations').select(['id', 'name']).execute();
      const names = new Map(stations.map(({ id, name }) => [id, name]));
      return found
        .map(({ attendeeId, station, ...one }) => {
          const person = attendeeId === null ? undefined : people.get(attendeeId);
          return {
            ...one,
            attendeeId: person === undefined ? null : attendeeId,
            station: names.get(station) ?? '',
            name: person === undefined ? '' : displayName(person),
          };
        })
        .toSorted((one, other) => other.at - one.at);
    },

    close: async ({ id, reason, actor }) => {
      if (findPersonalSecret(reason) !== undefined) return err('private_link');
      const found = (await read()).get(id);
      if (found === undefined) return err('unknown_case');
      const { attendeeId } = found;
      const closed = await createWriter(database)(async (trx, event): Promise<Closed> => {
        await appendOwnFact(trx, context, {
          event: event.id,
          kind: 'caseClosed',
          attendee: attendeeId,
          body: { fact: id, reason },
        });
        await appendAudit(trx, { event: event.id, now: clock() }, [
          { actor, action: 'case.closed', subject: attendeeId, reason, details: { fact: id } },
        ]);
        return ok({ attendeeId });
      });
      await tell();
      return closed;
    },
  };
};

type Closed = Result<{ readonly attendeeId: string | null }, never>;

type Found = Omit<HelpdeskCase, 'name'>;

const createCaseReader = ({ database }: StoreContext, eventId: () => Promise<string>) => {
  const open = new Map<string, Found>();
  const closed = new Set<string>();

  const catchUp = followLog(database, eventId, {
    kinds: ['noteAdded', 'caseClosed'],
    take: (fact) => {
      const end = readBody(fact, 'caseClosed');
      if (end !== undefined) {
        closed.add(end.fact);
        open.delete(end.fact);
      }
      const note = readBody(fact, 'noteAdded');
      if (note?.helpdesk !== true || closed.has(fact.id)) return;
      const { id, station, attendee: attendeeId } = fact;
      open.set(id, { id, station, attendeeId, at: fact.at + fact.offset, text: note.text });
    },
  });

  return async (): Promise<ReadonlyMap<string, Found>> => {
    await catchUp();
    return open;
  };
};
