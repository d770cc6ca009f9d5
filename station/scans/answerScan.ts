import { hash } from 'node:crypto';
import type { FactBody } from '#shared/model/fact.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { Verdict, VerdictDetails } from '#shared/model/verdict.ts';
import { decide } from '#shared/rules/decide.ts';
import type { Decision } from '#shared/rules/decision.ts';
import type { Knowledge } from '#shared/rules/knowledge.ts';
import { cardOf, record, type StationContext } from '../stationContext.ts';
import { loadKnowledge } from './loadKnowledge.ts';
import type { ScanRead } from './readScan.ts';

export interface ScanAsked {
  readonly checkpoint?: string | undefined;
  readonly direction: 'in' | 'out';
  readonly again: boolean;
}

/** Load, decide, record in one transaction, answer. Never a green verdict without its commit. */
export const answerScan = (
  context: StationContext,
  read: ScanRead,
  asked: ScanAsked,
): Result<Verdict, 'no_event' | 'revoked' | 'unknown_checkpoint'> => {
  const { tables, journal } = context;
  const event = tables.kept.read('event');
  const enrolment = tables.kept.read('enrolment');
  if (tables.kept.read('revokedAt') !== null) return err('revoked');
  if (event === null || enrolment === null) return err('no_event');
  const checkpointId = asked.checkpoint ?? tables.kept.read('settings')?.checkpoint ?? 'entrance';
  const checkpoint = tables.programme.checkpoints().get(checkpointId);
  if (checkpoint === undefined) return err('unknown_checkpoint');

  const attendee = read.find();
  const answer = {
    at: journal.now(),
    checkpoint: checkpoint.id,
    medium: read.medium,
    attendee: attendee === null ? null : cardOf(attendee),
    lowerAssurance:
      read.medium === 'imported' || read.medium === 'search' || read.isMarked === true,
    ...listAge(context, event.policy.oldListAfterMinutes),
    override: false,
    badgeJob: null,
  };
  const recorded = record(context, (append) => {
    const known = loadKnowledge(tables, {
      event,
      checkpoint,
      station: enrolment.station,
      now: answer.at,
      reading: read.reading,
      attendee,
      unlistedId: read.unlistedId,
      direction: asked.direction,
      again: asked.again,
    });
    const decided = decide(known);
    const who = attendee?.id ?? (isPass(decided) ? read.unlistedId : null);
    const fact = append({
      ...factOf(decided, { medium: read.medium, digest: digestOf(known) }, known),
      attendee: who,
      checkpoint: checkpoint.id,
    });
    return { ...decided, factId: fact.id };
  });
  if (!recorded.ok) {
    const code = 'cannot_record' as const;
    const details: VerdictDetails = {};
    return ok({ ...answer, code, factId: null, details });
  }
  return ok({ ...answer, ...recorded.value });
};

const isPass = ({ code }: Decision): boolean =>
  code === 'admitted' || code === 'readmitted' || code === 'departed';

function factOf(decided: Decision, body: PassBody, { here, again }: Knowledge) {
  switch (decided.code) {
    case 'admitted':
    case 'readmitted': {
      const knew = here.last === null ? {} : { knew: here.last.factId };
      const asked = again && here.first !== null ? { asked: true } : {};
      const isAgain = decided.code === 'readmitted';
      return { kind: 'admitted', body: { ...body, again: isAgain, ...knew, ...asked } } as const;
    }
    case 'departed':
      return { kind: 'departed', body } as const;
    default:
      return { kind: 'refused', body: { ...body, code: decided.code } } as const;
  }
}

type PassBody = FactBody<'departed'>;

/** Shows afterwards that two stations were asked the same: the first 96 bits of SHA-256 over the knowledge. */
const digestOf = ({ stationNames: _names, ...known }: Knowledge): string =>
  hash('sha256', JSON.stringify(known)).slice(0, 24);

function listAge({ tables, journal }: StationContext, oldAfterMinutes: number) {
  const contact = tables.kept.read('contact');
  const listAgeSeconds =
    contact === null ? null : Math.max(0, Math.round((journal.now() - contact.at) / 1000));
  return {
    listAgeSeconds,
    oldList: listAgeSeconds !== null && listAgeSeconds > oldAfterMinutes * 60,
  };
}
