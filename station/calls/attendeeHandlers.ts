import type {
  attendeeCalls,
  CheckpointView,
  FoundAttendee,
  SearchFilter,
} from '#shared/contract/attendeeCalls.ts';
import { displayName, type Attendee } from '#shared/model/attendee.ts';
import type { Checkpoint } from '#shared/model/checkpoint.ts';
import { entranceCheckpointId } from '#shared/model/ids.ts';
import { err, ok } from '#shared/model/result.ts';
import { writtenFields } from '#shared/rules/person.ts';
import { afterThese } from '#shared/rules/stamp.ts';
import { findDuplicates } from '../attendees/findDuplicates.ts';
import { maskEmail } from '../attendees/maskEmail.ts';
import type { StoredAttendee } from '../database/attendeeTable.ts';
import { stampsOf } from '#lists/compareDrafts.ts';
import { record, type StationContext } from '../stationContext.ts';
import type { Handlers } from './handlers.ts';

/** So many are looked at for those whom a filter leaves. */
const filteredLimit = 400;

export const createAttendeeHandlers = (
  context: StationContext,
): Handlers<keyof typeof attendeeCalls> => {
  const { tables, search, journal, random } = context;
  const found = (attendee: StoredAttendee) => foundAttendee(context, attendee);
  const countRegistrations = createRegistrationCounts(context);
  const hasEntered = (attendee: StoredAttendee) => enteredAt(context, attendee) !== null;
  const belongs: Readonly<Record<SearchFilter, (attendee: StoredAttendee) => boolean>> = {
    all: () => true,
    expected: (attendee) => attendee.status === 'confirmed' && !hasEntered(attendee),
    entered: hasEntered,
    attention: ({ status, note, hold }) => status !== 'confirmed' || note !== '' || hold !== 'none',
  };

  return {
    'attendees.search': ({ query, limit, only }) => {
      if ([...query.trim()].length < 2 && !/\p{Lo}/u.test(query)) {
        return ok({ rows: [], more: false, ready: true });
      }
      const { nos, complete } = search.search(query, only === 'all' ? limit : filteredLimit);
      const people = nos.flatMap((no) => tables.attendees.byNo(no) ?? []).filter(belongs[only]);
      const rows = people.slice(0, limit).map(found);
      const more = !complete || people.length > limit;
      const ready = !search.isFilling() && search.size >= tables.attendees.count();
      return ok({ rows, more, ready });
    },

    'attendees.profile': ({ attendeeId }) => {
      const attendee = tables.attendees.byId(attendeeId);
      if (attendee === null) return err('unknown_attendee');
      const viewed = record(context, (append) =>
        append({ kind: 'profileViewed', attendee: attendeeId, body: {} }),
      );
      if (!viewed.ok) return viewed;
      const sessions = tables.programme.sessions();
      const keptInstead = tables.attendees.byId(tables.pairs.keptInsteadOf(attendeeId) ?? '');
      return ok({
        ...shownOf(attendee),
        sessionTitles: attendee.sessions.map((id) => sessions.get(id)?.title ?? id),
        enteredAt: enteredAt(context, attendee),
        keptInstead: keptInstead === null ? null : displayName(keptInstead),
      });
    },

    'attendees.list': ({ after, limit }) => {
      const page = tables.attendees.page(after, limit);
      const rows = page.map((attendee) => ({
        ...shownOf(attendee),
        enteredAt: enteredAt(context, attendee),
      }));
      return ok({ rows, next: page.length < limit ? null : (page.at(-1)?.no ?? null) });
    },

    'attendees.add': ({ despiteDuplicates, ...walkIn }) => {
      if (tables.kept.read('event') === null) return err('no_event');
      if (walkIn.firstName === '' && walkIn.lastName === '') return err('no_name');
      if (walkIn.email !== '' && !isEmail(walkIn.email)) return err('invalid_email');
      const duplicates = despiteDuplicates ? [] : findDuplicates(context, walkIn);
      if (duplicates.length > 0) return ok({ attendeeId: null, duplicates: duplicates.map(found) });
      const attendee: Attendee = {
        ...walkIn,
        id: journal.newId(),
        subject: Buffer.from(random(8)).toString('hex'),
        rowKey: '',
        source: 'walk_in',
        badgeName: '',
        phone: '',
        orderNumber: '',
        language: '',
        status: 'confirmed',
        note: '',
        sessions: [],
        entryGeneration: 0,
        badgeGeneration: 0,
        hold: 'none',
        importedCode: null,
      };
      const added = record(context, (append) =>
        append({ kind: 'attendeeAdded', attendee: attendee.id, body: { attendee } }),
      );
      return added.ok ? ok({ attendeeId: attendee.id, duplicates: [] }) : added;
    },

    'attendees.duplicates': (walkIn) => ok(findDuplicates(context, walkIn).map(found)),

    'attendees.change': ({ attendeeId, changes }) => {
      const attendee = tables.attendees.byId(attendeeId);
      if (attendee === null) return err('unknown_attendee');
      const different = Object.entries(changes).filter(
        ([field, value]) => value !== undefined && Reflect.get(attendee, field) !== value,
      );
      const changed = different.map(([field]) => field);
      if (changed.length === 0) return ok({ changed });
      const saved = record(context, (append) => {
        const { fields } = tables.writes.read(attendeeId);
        const replaced = writtenFields.filter((field) => changed.includes(field));
        append({
          kind: 'attendeeChanged',
          attendee: attendeeId,
          body: {
            changes: Object.fromEntries(different),
            ...afterThese(stampsOf({ fields }, replaced)),
          },
        });
      });
      return saved.ok ? ok({ changed }) : saved;
    },

    'checkpoints.list': () => {
      const counts = countRegistrations();
      return ok(
        [...tables.programme.checkpoints().values()]
          .map((checkpoint) => viewOf(context, checkpoint, counts))
          .toSorted(byTime),
      );
    },

    'checkpoints.read': ({ checkpoint }) => {
      if (tables.kept.read('event') === null) return err('no_event');
      const id = checkpoint ?? tables.kept.read('settings')?.checkpoint ?? entranceCheckpointId;
      const known = tables.programme.checkpoints().get(id);
      return known === undefined
        ? err('unknown_checkpoint')
        : ok(viewOf(context, known, countRegistrations()));
    },

    'checkpoints.change': ({ checkpoint: id, policy }) => {
      if (tables.kept.read('event') === null) return err('no_event');
      const known = tables.programme.checkpoints().get(id);
      if (known === undefined) return err('unknown_checkpoint');
      const given = Object.entries(policy).filter(([, value]) => value !== undefined);
      const changed: Checkpoint = {
        ...known,
        policy: { ...known.policy, ...Object.fromEntries(given) },
      };
      const written = { sessions: [], checkpoints: [changed] };
      const body = { ...written, ...afterThese(tables.programme.stamps(written)) };
      const saved = record(context, (append) => append({ kind: 'programmeImported', body }));
      return saved.ok ? ok(changed) : saved;
    },

    'categories.list': () => ok([...tables.attendees.categories()]),
  };
};

/** The entrance first, then the doors by time and room. */
const byTime = (one: CheckpointView, other: CheckpointView): number =>
  (one.session?.startsAt ?? 0) - (other.session?.startsAt ?? 0) ||
  one.checkpoint.name.localeCompare(other.checkpoint.name);

function viewOf(
  { tables }: StationContext,
  checkpoint: Checkpoint,
  registrations: ReadonlyMap<string, number>,
): CheckpointView {
  const session = tables.programme.sessions().get(checkpoint.sessionId ?? '') ?? null;
  const { inside, passed } = tables.presence.counts(checkpoint.id);
  return {
    checkpoint,
    session,
    inside,
    passed,
    expected: session === null ? tables.attendees.count() : (registrations.get(session.id) ?? 0),
    seatsLeft: session?.seats == null ? null : Math.max(0, session.seats - inside),
  };
}

/** Counting the registrations of a large list takes a moment, and they change with the list only. */
const createRegistrationCounts = ({ tables }: StationContext) => {
  let counted: {
    readonly listVersion: number;
    readonly counts: ReadonlyMap<string, number>;
  } | null = null;
  return (): ReadonlyMap<string, number> => {
    const listVersion = tables.attendees.version();
    if (counted?.listVersion !== listVersion) {
      counted = { listVersion, counts: tables.attendees.registrations() };
    }
    return counted.counts;
  };
};

const enteredAt = ({ tables }: StationContext, attendee: StoredAttendee): number | null =>
  tables.presence.firstAt(entranceCheckpointId, attendee.id);

export function foundAttendee(context: StationContext, attendee: StoredAttendee): FoundAttendee {
  const { id, company, category, email, orderNumber, status } = attendee;
  return {
    id,
    name: displayName(attendee),
    company,
    category,
    maskedEmail: maskEmail(email),
    orderNumber,
    status,
    enteredAt: enteredAt(context, attendee),
  };
}

const shownOf = ({
  no: _no,
  subject: _subject,
  importedCode: _importedCode,
  rowKey: _rowKey,
  ...shown
}: StoredAttendee) => shown;

/** One @ with something on both sides and a dot behind it; what is deliverable only a mail server knows. */
const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
