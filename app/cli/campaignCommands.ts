import type { Command } from 'commander';
import type { NewCampaign } from '#server/campaigns/campaign.ts';
import { campaignCsv } from '#server/campaigns/campaignCsv.ts';
import { Language } from '#shared/model/language.ts';
import { leftOutLines } from './mailCommands.ts';
import { readMoment } from './readMoment.ts';
import { peopleOf } from './recipientOptions.ts';
import { withStoreOptions, type StoreOptions } from './openServerStore.ts';
import { print, refuse } from './output.ts';
import { withStore } from './withStore.ts';
import { writeNew } from './writeNew.ts';

type CreateOptions = StoreOptions & {
  readonly name: string;
  readonly question: string;
  readonly timeZone?: string;
  readonly day: readonly string[];
  readonly slot: readonly string[];
  readonly closes: string;
};
type ChangeOptions = StoreOptions & Partial<Omit<CreateOptions, keyof StoreOptions>>;
type InviteOptions = StoreOptions & {
  readonly attendee?: readonly string[];
  readonly category?: string;
  readonly status?: string;
  readonly everybody?: boolean;
  readonly template?: string;
  readonly language?: string;
};

const folder = 'data folder of the token store';

/** Campaigns that ask people when they can meet. */
export const addCampaignCommands = (server: Command): void => {
  const campaigns = server
    .command('campaigns')
    .description('ask people when they can meet, and see who can when');

  withStoreOptions(
    campaigns
      .command('create')
      .description('make a campaign; nobody is written to yet')
      .requiredOption('--name <text>', 'what it is about')
      .option('--question <text>', 'what people are asked', '')
      .option(
        '--time-zone <zone>',
        'IANA name of the zone of days and slots; the event’s unless told',
      )
      .requiredOption('--day <day...>', 'YYYY-MM-DD, several')
      .requiredOption('--slot <slot...>', 'HH:MM-HH:MM of each day, several')
      .requiredOption(
        '--closes <time>',
        '"YYYY-MM-DD HH:MM" in that zone: no answers from then on',
      ),
    folder,
  ).action(create);

  withStoreOptions(
    campaigns.command('list').description('all campaigns, newest first'),
    folder,
  ).action((options: StoreOptions) =>
    withStore(options, async (store) => {
      const found = await store.campaigns.list();
      print(
        options,
        found,
        found.map(({ id, name, closesAt }) => {
          const word = closesAt <= store.clock() ? 'closed' : 'closes';
          return `${id}  ${name}  ${word} ${new Date(closesAt).toISOString()}`;
        }),
      );
    }),
  );

  withStoreOptions(
    campaigns.command('show <id>').description('how many can when, and the best times'),
    folder,
  ).action(show);

  withStoreOptions(
    campaigns
      .command('invite <id>')
      .description('queue a mail with a link of their own to each who was not invited yet')
      .option('--attendee <id...>', 'these people')
      .option('--category <name>', 'everybody of this category')
      .option('--status <status>', 'everybody with this status')
      .option('--everybody', 'everybody who did not cancel')
      .option('--template <name>', 'a published template; in the store’s own words unless said')
      .option('--language <code>', 'of all mails; each person’s own unless said'),
    folder,
  ).action(invite);

  withStoreOptions(
    campaigns
      .command('change <id>')
      .description('change what is asked; answers to times that stay stay too')
      .option('--name <text>', 'what it is about')
      .option('--question <text>', 'what people are asked')
      .option('--time-zone <zone>', 'IANA name; settled once somebody answered')
      .option('--day <day...>', 'YYYY-MM-DD, all of them')
      .option('--slot <slot...>', 'HH:MM-HH:MM, all of them')
      .option('--closes <time>', '"YYYY-MM-DD HH:MM" in the zone of the campaign'),
    folder,
  ).action(change);

  withStoreOptions(
    campaigns.command('close <id>').description('take no more answers from now on'),
    folder,
  ).action((id: string, options: StoreOptions) =>
    withStore(options, async (store) => {
      const closed = await store.campaigns.close(id, 'terminal');
      if (!closed.ok) return refuse(options, closed.error);
      print(options, closed.value, [`${closed.value.name} is closed.`]);
    }),
  );

  withStoreOptions(
    campaigns
      .command('csv <id>')
      .description('who can when as CSV, to standard output or a file')
      .option('--out <file>', 'a file that does not exist yet'),
    folder,
  ).action(writeCsv);
};

async function create(options: CreateOptions): Promise<void> {
  await withStore(options, async (store) => {
    const event = await store.event();
    if (event === null) return refuse(options, { code: 'no_event' });
    const wanted = readCampaign(options, options.timeZone ?? event.timeZone);
    const made = await store.campaigns.create(wanted, 'terminal');
    if (!made.ok) return refuse(options, made.error);
    print(options, made.value, [made.value.id]);
  });
}

async function change(id: string, options: ChangeOptions): Promise<void> {
  await withStore(options, async (store) => {
    const known = await store.campaigns.read(id);
    if (known === undefined) return refuse(options, { code: 'unknown_campaign' });
    const { name, question, day, slot, closes, timeZone } = options;
    const zone = timeZone ?? known.timeZone;
    const changes: Partial<NewCampaign> = {
      ...(name === undefined ? {} : { name }),
      ...(question === undefined ? {} : { question }),
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(day === undefined ? {} : { days: [...day] }),
      ...(slot === undefined ? {} : { slots: slot.map(readSlot) }),
      ...(closes === undefined ? {} : { closesAt: readMoment(closes, zone) ?? -1 }),
    };
    const changed = await store.campaigns.change({ id, changes, actor: 'terminal' });
    if (!changed.ok) return refuse(options, changed.error);
    print(options, changed.value, [`${changed.value.name} is changed.`]);
  });
}

const readSlot = (text: string): { readonly from: string; readonly until: string } => {
  const [from = '', until = ''] = text.split(/\s*[-–]\s*/);
  return { from, until };
};

const readCampaign = (
  { name, question, day, slot, closes }: CreateOptions,
  timeZone: string,
): NewCampaign => {
  const slots = slot.map(readSlot);
  // Without a time that can be read there is none, and the store refuses the campaign.
  const closesAt = readMoment(closes, timeZone) ?? -1;
  return { name, question, timeZone, days: [...day], slots, closesAt };
};

async function show(id: string, options: StoreOptions): Promise<void> {
  await withStore(options, async (store) => {
    const plan = await store.campaigns.plan(id);
    if (plan === undefined) return refuse(options, { code: 'unknown_campaign' });
    const { campaign, invitees, answered, slots, best } = plan;
    print(options, plan, [
      `${campaign.name}: ${answered} of ${invitees.length} answered.`,
      ...slots.map(
        (slot) =>
          `${slot.id.replace('_', ' ')}  ${slot.yes.length} yes, ${slot.ifNeedBe.length} if need be, ${slot.no.length} no${best.includes(slot.id) ? '  <- best' : ''}`,
      ),
    ]);
  });
}

async function invite(id: string, options: InviteOptions): Promise<void> {
  const { attendee, template } = options;
  const who = peopleOf({ ...options, to: attendee });
  if (who === undefined) return refuse(options, { code: 'say_who' }, 2);
  const language = Language.optional().safeParse(options.language);
  if (!language.success) return refuse(options, { code: 'no_language' }, 2);
  await withStore(options, async (store) => {
    const wanted = {
      campaign: id,
      who,
      template,
      language: language.data,
      actor: 'terminal',
    } as const;
    const done = await store.campaigns.invite(wanted);
    if (!done.ok) return refuse(options, done.error);
    const { invited, mailing, leftOut } = done.value;
    print(options, { invited, mailing, leftOut }, [
      `${invited} people are invited; their mails are in the queue.`,
      ...leftOutLines(leftOut),
    ]);
  });
}

async function writeCsv(
  id: string,
  options: StoreOptions & { readonly out?: string },
): Promise<void> {
  await withStore(options, async (store) => {
    const plan = await store.campaigns.plan(id);
    if (plan === undefined) return refuse(options, { code: 'unknown_campaign' });
    const csv = campaignCsv(plan);
    if (options.out === undefined) return void process.stdout.write(csv);
    if (!writeNew(options.out, csv)) return refuse(options, { code: 'cannot_write_new' });
    print(options, { file: options.out }, [`Written to ${options.out}.`]);
  });
}
