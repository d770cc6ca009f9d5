import type { SyncState } from '#shared/contract/stationCalls.ts';
import type { Clock, Log, RandomBytes } from '#shared/model/ports.ts';
import { backOff } from './backOff.ts';
import { createBell } from './createBell.ts';
import { createContact } from './createContact.ts';
import type { ExchangeError } from './createExchange.ts';
import { createLiveLine } from './createLiveLine.ts';
import { findStore, type HearHubs } from './findStore.ts';
import { carryOver, compareJournals, renewIncarnation } from './keepIncarnation.ts';
import { pullLog } from './pullLog.ts';
import { createOutboxSender } from './sendOutbox.ts';
import type { StoreClient } from './storeClient.ts';
import type { Enrolment, SyncStore } from './syncStore.ts';
import { systemAfter, type After } from './timers.ts';
import { watchNetwork, type ReadNetwork } from './watchNetwork.ts';

export interface SyncLoopDeps {
  readonly store: SyncStore;
  readonly client: StoreClient;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** The machine's timers unless told. */
  readonly after?: After;
  /** For a hub that got another address; nobody listens for one unless told. */
  readonly hearHubs?: HearHubs;
  /** Looked at while the store is away, so that a network that comes back ends the pause; not unless told. */
  readonly network?: ReadNetwork;
  /** Others' facts came, a whole list came, or what `state` says changed. */
  readonly onChanged: (what: 'facts' | 'list' | 'state') => void;
  readonly log: Log;
}

export interface SyncLoop {
  readonly start: () => void;
  /** Ends what is under way; what was committed stays. */
  readonly stop: () => Promise<void>;
  /** A fact was committed, or this station was enrolled. Returns at once. */
  readonly wake: () => void;
  /** Talks to the store now and says how it stands, at the latest after `deadlineMs`. */
  readonly now: (options: { readonly deadlineMs: number }) => Promise<SyncState>;
  readonly state: () => SyncState;
}

/**
 * Keeps a station and its token store in step: the outbox first, then the log after the cursor, then news by the live
 * stream. Between them it sleeps; it never stands in the way of a scan.
 */
export const createSyncLoop = (deps: SyncLoopDeps): SyncLoop => {
  const { store, client, clock, random, after = systemAfter, onChanged, log } = deps;
  const { hearHubs = async () => [] } = deps;
  const bell = createBell(after);
  const contact = createContact(store, clock);
  const sendOutbox = createOutboxSender();
  let state: SyncState['state'] = 'none';
  let told = '';
  let talkingAs = '';
  let failures = 0;
  // At each start and after each break: meanwhile this disk or the store may have gone back to an older copy of itself.
  let mustCompare = true;
  let report: Pick<SyncState, 'missing' | 'setAside'> = { missing: 0, setAside: 0 };
  let running: { readonly controller: AbortController; readonly done: Promise<void> } | undefined;
  let askers: (() => void)[] = [];

  const live = createLiveLine({
    client,
    random,
    after,
    onNews: () => {
      contact.heard();
      if (live.newsPosition() > store.cursor()) bell.ring('now');
    },
    onAlive: () => {
      contact.heard();
      if (live.newsPosition() <= store.cursor()) contact.isCurrent();
    },
    onEnd: () => {
      // A store that starts again at once, or a laptop that slept, shows no other break.
      mustCompare = true;
      bell.ring('soon');
    },
  });

  const readState = (): SyncState => ({
    state: store.isRevoked() ? 'revoked' : state,
    waiting: store.waiting(),
    position: store.cursor(),
    lastContactAt: contact.lastAt(),
    listAgeSeconds: contact.listAgeSeconds(),
    ...report,
  });

  const tell = (): void => {
    const { state: shown, waiting, position, missing, setAside } = readState();
    const now = `${shown} ${waiting} ${position} ${missing} ${setAside}`;
    if (now === told) return;
    told = now;
    onChanged('state');
  };

  /** A revoked station has nothing to ask; what it still has to say is taken. */
  const deliverLast = async (enrolment: Enrolment, signal: AbortSignal): Promise<ExchangeError> => {
    live.close();
    const onSent = (): void => tell();
    const sent = await sendOutbox({ store, client, signal, onSent }, enrolment);
    return sent.ok ? 'revoked' : sent.error.code;
  };

  /** One round of talk; `isAsked` where somebody wants to know, even if nothing seems to be new. */
  const talk = async (signal: AbortSignal, isAsked: boolean): Promise<Outcome> => {
    const enrolment = store.enrolment();
    if (enrolment === null) {
      live.close();
      return 'none';
    }
    const identity = `${enrolment.storeUrl} ${enrolment.eventId} ${enrolment.station}`;
    if (identity !== talkingAs) live.close();
    talkingAs = identity;
    if (store.isRevoked()) return deliverLast(enrolment, signal);
    if (mustCompare || isAsked) {
      const compared = await compareJournals({ store, client, signal }, enrolment);
      if (!compared.ok) return compared.error.code;
      contact.answered(compared.value);
      const { missing, setAside } = compared.value.value;
      report = { missing, setAside };
      mustCompare = false;
    }
    const onSent = (answer: Parameters<typeof contact.answered>[0]): void => {
      contact.answered(answer);
      tell();
    };
    for (;;) {
      const sent = await sendOutbox({ store, client, signal, onSent }, enrolment);
      if (!sent.ok) return sent.error.code;
      if (store.isForked()) {
        const renewed = await renewIncarnation({ store, client, signal }, enrolment);
        if (!renewed.ok) return renewed.error.code;
      }
      if (!(await carryOver(store))) break;
    }
    if (!isAsked && live.isOpen() && live.newsPosition() <= store.cursor()) return 'online';
    const pulled = await pullLog(
      {
        store,
        client,
        signal,
        onPage: (page) => {
          contact.answered(page);
          if (page.value.facts.length > 0) onChanged('facts');
          keepAddresses(enrolment, page.value.addresses);
        },
        onSnapshot: () => onChanged('list'),
      },
      enrolment,
    );
    if (!pulled.ok) {
      const signed = pulled.error.details?.['signed'];
      if (pulled.error.code !== 'revoked') return pulled.error.code;
      if (typeof signed === 'string') await store.revoke(signed);
      return 'revoked';
    }
    if (store.isForked()) bell.ring('now');
    contact.isCurrent();
    live.keepOpen(enrolment);
    return 'online';
  };

  /** A hub says at each page where it can be reached, for the day when one of the addresses is gone. */
  const keepAddresses = (
    { storeUrl, pin, otherUrls = [] }: Enrolment,
    addresses?: readonly string[],
  ): void => {
    if (pin === undefined || addresses === undefined) return;
    const others = addresses.filter((url) => url !== storeUrl);
    if (others.join(' ') !== otherUrls.join(' '))
      store.saveAddresses({ storeUrl, otherUrls: others });
  };

  /** Talks once more where the hub was found at another address. */
  const talkElsewhere = async (signal: AbortSignal, outcome: Outcome): Promise<Outcome> => {
    const enrolment = store.enrolment();
    if (enrolment === null || !isElsewhere.has(outcome)) return outcome;
    const found = await findStore({ client, hearHubs, signal }, enrolment);
    if (found === null || signal.aborted) return outcome;
    const { storeUrl, otherUrls = [] } = enrolment;
    const former = [storeUrl, ...otherUrls].filter((url) => url !== found);
    store.saveAddresses({ storeUrl: found, otherUrls: former });
    log.write('info', 'hub found at another address');
    return talk(signal, true);
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const waiting = askers;
      askers = [];
      const talked = talk(signal, waiting.length > 0).then((first) => talkElsewhere(signal, first));
      const said = await talked.catch((error: unknown) => {
        // A defect, or a disk that cannot be written: the outbox stays as it is and is tried again.
        log.write('error', 'sync failed', { name: error instanceof Error ? error.name : '' });
        return 'failed' as const;
      });
      if (signal.aborted) break;
      // Anybody on the network can say so; only the store can sign it.
      const outcome = said === 'revoked' && !store.isRevoked() ? 'refused' : said;
      const isWell = outcome === 'online' || outcome === 'none' || outcome === 'revoked';
      if (!isWell && failures === 0) log.write('warn', 'sync interrupted', { outcome });
      failures = isWell ? 0 : failures + 1;
      if (!isWell) mustCompare = true;
      state = stateOf[outcome];
      tell();
      for (const answer of waiting) answer();
      const { network } = deps;
      const isAway = outcome === 'unreachable' || outcome === 'portal' || outcome === 'stranger';
      const endWatch =
        network && isAway ? watchNetwork({ network, after }, () => bell.ring('now')) : undefined;
      await bell.wait(pauseAfter(outcome));
      endWatch?.();
    }
    live.close();
  };

  const pauseAfter = (outcome: keyof typeof stateOf) => {
    if (outcome === 'none' || outcome === 'revoked') return { restMs: 0, atMostMs: null };
    if (outcome === 'online') return { restMs: 0, atMostMs: live.isOpen() ? null : pollMs };
    // Each scan rings: while the store is away it must not be asked at each of them.
    const atMostMs = Math.max(outcome === 'too_many' ? 3000 : 0, backOff(failures, random));
    return { restMs: Math.min(atMostMs, outcome === 'too_many' ? 3000 : 1000), atMostMs };
  };

  const now: SyncLoop['now'] = ({ deadlineMs }) =>
    new Promise((resolve) => {
      const answer = (): void => {
        callOff();
        resolve(readState());
      };
      const callOff = after(deadlineMs, answer);
      if (running === undefined) answer();
      else {
        askers.push(answer);
        bell.ring('now');
      }
    });

  return {
    start: () => {
      if (running !== undefined) return;
      const controller = new AbortController();
      running = { controller, done: run(controller.signal) };
    },
    stop: async () => {
      const stopping = running;
      running = undefined;
      stopping?.controller.abort();
      bell.ring('now');
      await stopping?.done;
      for (const answer of askers.splice(0)) answer();
    },
    wake: () => bell.ring('soon'),
    now,
    state: readState,
  };
};

/** Where the live stream does not get through, the log is asked for at this pace, ms. */
const pollMs = 5000;

type Outcome = ExchangeError | 'none' | 'online';

/** What a hub that got another address looks like. */
const isElsewhere: ReadonlySet<Outcome> = new Set(['unreachable', 'stranger', 'portal']);

const stateOf = {
  none: 'none',
  online: 'online',
  unreachable: 'offline',
  failed: 'offline',
  too_many: 'offline',
  portal: 'portal',
  stranger: 'stranger',
  refused: 'refused',
  revoked: 'revoked',
  code_refused: 'refused',
  too_large: 'refused',
} as const satisfies Record<Outcome, SyncState['state']>;
