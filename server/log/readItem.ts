import { z } from 'zod';
import { holdsWholeLink } from '#shared/codes/personalLink.ts';
import { Fact } from '#shared/model/fact.ts';
import type { StationRow } from '../database/tables.ts';
import { sha256 } from './hashFact.ts';
import { readPlainFact } from './readPlainFact.ts';

/** What a station sent, and whether it can be a line of that station's journal. */
export interface ReadItem {
  readonly identity: Identity;
  /** Its JSON; without its content where nobody may keep that. */
  readonly text: string;
  readonly outcome: Outcome;
}

type Identity = Pick<Fact, 'station' | 'incarnation' | 'seq'>;
type Outcome =
  { readonly ok: true; readonly fact: Fact } | { readonly ok: false; readonly reason: ReasonAside };
type ReasonAside = 'unreadable' | 'private_link' | 'other_station' | 'future_incarnation';

/** Reads one item of what a station sent. */
export const readItem = (item: unknown, station: StationRow): ReadItem => {
  const text = JSON.stringify(item);
  const fact = readPlainFact(item) ?? Fact.safeParse(item).data;
  const isPrivate = holdsWholeLink(text);
  if (fact === undefined || isPrivate) {
    const loose = LooseIdentity.safeParse(item);
    const identity = loose.success ? loose.data : { station: station.id, incarnation: 0, seq: 0 };
    // No station sends one; should a faulty one do, nobody else gets it, and it is not kept.
    return isPrivate
      ? { identity, text: withoutContent(text), outcome: { ok: false, reason: 'private_link' } }
      : { identity, text, outcome: { ok: false, reason: 'unreadable' } };
  }
  const identity = { station: fact.station, incarnation: fact.incarnation, seq: fact.seq };
  return { identity, text, outcome: outcomeOf(fact, station) };
};

const outcomeOf = (fact: Fact, station: StationRow): Outcome => {
  if (fact.station !== station.id) return { ok: false, reason: 'other_station' };
  if (fact.incarnation > station.incarnation) return { ok: false, reason: 'future_incarnation' };
  return { ok: true, fact };
};

const withoutContent = (text: string): string =>
  JSON.stringify({ leftOut: 'a private link', sha256: sha256(text) });

const LooseIdentity = z.object({
  station: z.string().min(1).max(64),
  incarnation: z.int(),
  seq: z.int(),
});
