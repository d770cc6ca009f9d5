import { Option, type Command } from 'commander';
import type { NewSponsor } from '#server/sponsors/sponsor.ts';
import { Language, languages } from '#shared/model/language.ts';
import { readMoment } from './readMoment.ts';
import { withStoreOptions, type StoreOptions } from './openServerStore.ts';
import { print, refuse } from './output.ts';
import { withStore } from './withStore.ts';

type FieldOptions = StoreOptions & {
  readonly name?: string;
  readonly contactName?: string;
  readonly contact?: string;
  readonly language?: string;
  readonly deadline?: string;
  readonly hide?: boolean;
  readonly list?: boolean;
};

const folder = 'data folder of the token store';

/** Sponsors and their public profiles. */
export const addSponsorCommands = (server: Command): void => {
  const sponsors = server.command('sponsors').description('sponsors and their public profiles');

  withStoreOptions(
    sponsors
      .command('add')
      .description('add a sponsor; nobody is written to yet')
      .requiredOption('--name <text>', 'as everybody reads it')
      .requiredOption('--contact <address>', 'mail address that gets the link and the six digits')
      .option('--contact-name <text>', 'whom the mail greets')
      .addOption(contactLanguage())
      .requiredOption(
        '--deadline <time>',
        '"YYYY-MM-DD HH:MM" at the event: no edits from then on',
      ),
    folder,
  ).action((options: FieldOptions) =>
    withStore(options, async (store) => {
      const { timeZone = 'UTC' } = (await store.event()) ?? {};
      const {
        name = '',
        contactAddress = '',
        editDeadline = -1,
        ...rest
      } = fieldsOf(options, timeZone);
      const added = await store.sponsors.add(
        { name, contactAddress, editDeadline, ...rest },
        'terminal',
      );
      if (!added.ok) return refuse(options, added.error);
      print(options, added.value, [added.value.id]);
    }),
  );

  withStoreOptions(sponsors.command('list').description('all sponsors by name'), folder).action(
    (options: StoreOptions) =>
      withStore(options, async (store) => {
        const found = await store.sponsors.list();
        print(
          options,
          found,
          found.map(({ id, name, isListed }) => `${id}  ${name}${isListed ? '' : '  (hidden)'}`),
        );
      }),
  );

  withStoreOptions(
    sponsors.command('show <id>').description('a sponsor and its profile'),
    folder,
  ).action((id: string, options: StoreOptions) =>
    withStore(options, async (store) => {
      const found = await store.sponsors.read(id);
      if (found === undefined) return refuse(options, { code: 'unknown_sponsor' });
      const { name, contactName, contactAddress, editDeadline, profile, logo, isListed } = found;
      print(options, found, [
        `${name}${isListed ? '' : ' (hidden)'}`,
        `Contact: ${contactName} <${contactAddress}>, until ${new Date(editDeadline).toISOString()}`,
        `Logo: ${logo === null ? 'none' : `${logo.width} x ${logo.height}`}`,
        profile.shortText,
      ]);
    }),
  );

  withStoreOptions(
    sponsors
      .command('change <id>')
      .description('change what staff say of a sponsor; another contact ends the links before')
      .option('--name <text>', 'as everybody reads it')
      .option('--contact <address>', 'mail address that gets the link and the six digits')
      .option('--contact-name <text>', 'whom the mail greets')
      .addOption(contactLanguage())
      .option('--deadline <time>', '"YYYY-MM-DD HH:MM" at the event')
      .option('--hide', 'take it off the public page')
      .option('--list', 'show it on the public page'),
    folder,
  ).action((id: string, options: FieldOptions) =>
    withStore(options, async (store) => {
      const { timeZone = 'UTC' } = (await store.event()) ?? {};
      const changes = fieldsOf(options, timeZone);
      const changed = await store.sponsors.change({ id, changes, actor: 'terminal' });
      if (!changed.ok) return refuse(options, changed.error);
      print(options, changed.value, [`${changed.value.name} is changed.`]);
    }),
  );

  withStoreOptions(
    sponsors
      .command('link <id>')
      .description('queue a mail to the contact with a link to edit the profile')
      .addOption(new Option('--language <code>', 'of this mail').choices(languages)),
    folder,
  ).action((id: string, options: StoreOptions & { readonly language?: string }) =>
    withStore(options, async (store) => {
      const language = Language.optional().parse(options.language);
      const sent = await store.sponsors.sendLink({ id, language, actor: 'terminal' });
      if (!sent.ok) return refuse(options, sent.error);
      print(options, sent.value, ['The mail to the contact is in the queue.']);
    }),
  );
};

const contactLanguage = (): Option =>
  new Option('--language <code>', 'of mails to the contact').choices(languages);

const fieldsOf = (
  { name, contactName, contact, language, deadline, hide, list }: FieldOptions,
  timeZone: string,
): Partial<NewSponsor> => ({
  ...(name === undefined ? {} : { name }),
  ...(contactName === undefined ? {} : { contactName }),
  ...(contact === undefined ? {} : { contactAddress: contact }),
  ...(language === undefined ? {} : { language: Language.parse(language) }),
  ...(deadline === undefined ? {} : { editDeadline: readMoment(deadline, timeZone) ?? -1 }),
  ...(hide === true ? { isListed: false } : {}),
  ...(list === true ? { isListed: true } : {}),
});
