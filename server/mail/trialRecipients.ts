import { Attendee } from '#shared/model/attendee.ts';
import type { StoreTransaction } from '../database/tables.ts';
import type { StoreContext } from '../storeContext.ts';
import { addressOf, firstAddressees, type Addressee } from './addressOf.ts';
import type { CompiledTemplate } from './compileTemplate.ts';

interface TrialRecipients {
  readonly event: string;
  readonly template: CompiledTemplate;
  /** Nobody in particular unless said. */
  readonly wanted: readonly string[] | undefined;
}

/**
 * Two people at least to try a template with, within a transaction that is rolled back: those who are wanted, then the first
 * of the list, then people who do not exist. Undefined where somebody wanted is not known.
 */
export const trialRecipients = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'random'>,
  { event, template, wanted = [] }: TrialRecipients,
): Promise<readonly Addressee[] | undefined> => {
  const chosen: Addressee[] = [];
  for (const subject of new Set(wanted)) {
    const known = await addressOf(trx, event, subject);
    if (known === undefined) return undefined;
    chosen.push(known);
  }
  const kind = chosen[0]?.kind ?? (template.tags.has('_sponsor_link') ? 'sponsor' : 'attendee');
  if (chosen.length < fewest) {
    const others = await firstAddressees(trx, event, { kind, count: fewest });
    const isChosen = ({ subject }: Addressee) => chosen.some((each) => each.subject === subject);
    chosen.push(...others.filter((other) => !isChosen(other)).slice(0, fewest - chosen.length));
  }
  while (chosen.length < fewest) chosen.push(await makeUp(trx, context, { event, kind }));
  return chosen;
};

const fewest = 2;

const makeUp = async (
  trx: StoreTransaction,
  { random }: Pick<StoreContext, 'random'>,
  { event, kind }: { readonly event: string; readonly kind: Addressee['kind'] },
): Promise<Addressee> => {
  const number = Buffer.from(random(8)).toString('hex');
  const subject = `nobody-${number}`;
  const names = { firstName: 'Nobody', lastName: `Example ${number.slice(0, 4)}` };
  const address = `${subject}@example.invalid`;
  if (kind === 'attendee') {
    const attendee = Attendee.parse({
      ...names,
      id: subject,
      subject: number,
      source: 'list',
      status: 'confirmed',
      email: address,
    });
    await trx
      .insertInto('attendees')
      .values({ event, id: subject, data: JSON.stringify(attendee) })
      .execute();
  }
  return {
    ...names,
    language: undefined,
    subject,
    kind,
    address,
    company: 'Example',
    hold: 'none',
  };
};
