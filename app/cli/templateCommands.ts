import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { MailTemplate } from '#server/mail/mailTemplate.ts';
import { problemSentences } from '#server/mail/problemSentences.ts';
import { withStoreOptions, type StoreOptions } from './openServerStore.ts';
import { print, refuse, type OutputOptions } from './output.ts';
import { withStore } from './withStore.ts';

type TrialOptions = StoreOptions & {
  readonly for?: readonly string[];
  readonly template?: string;
  readonly scope?: string;
};

const folder = 'data folder of the token store';

export const addTemplateCommands = (server: Command, mail: Command): void => {
  server
    .command('lint-template <file>')
    .description(
      'look for personal links and codes in a mail template: .html, .txt, or a saved .json',
    )
    .option('--json', 'print JSON')
    .action(lint);

  withStoreOptions(
    mail
      .command('save <file>')
      .description('keep a template as a new version: .json with name, subject, text and html'),
    folder,
  ).action(save);

  withStoreOptions(
    mail.command('templates').description('all versions of all templates'),
    folder,
  ).action((options: StoreOptions) =>
    withStore(options, async ({ mail: register }) => {
      const found = await register.templates();
      print(
        options,
        found,
        found.map(
          ({ name, version, publishedAt }) =>
            `${name}  version ${version}  ${publishedAt === null ? 'not published' : `published ${new Date(publishedAt).toISOString()}`}`,
        ),
      );
    }),
  );

  withTrialOptions(
    mail
      .command('preview <name>')
      .description('show the mails of two people, with links cut off behind their prefix'),
  ).action(preview);

  withTrialOptions(
    mail
      .command('publish <name>')
      .description('let a template out, if mails for two people are each their own'),
  ).action(publish);
};

const withTrialOptions = (command: Command): Command =>
  withStoreOptions(
    command
      .option('--for <ids...>', 'these recipients; the first two of the list unless said')
      .option('--template <version>', 'its version; the newest unless said')
      .option('--scope <id>', 'the campaign that availability links are for'),
    folder,
  );

const trialOf = ({ for: recipients, template, scope = '' }: TrialOptions) => ({
  scope,
  ...(recipients === undefined ? {} : { recipients }),
  ...(template === undefined ? {} : { version: Number(template) }),
});

async function save(file: string, options: StoreOptions): Promise<void> {
  const template = readTemplate(file);
  if (template === undefined) return refuse(options, { code: 'no_template' });
  await withStore(options, async ({ mail: register }) => {
    const saved = await register.saveTemplate({ template, actor: 'terminal' });
    if (!saved.ok) return refuse(options, saved.error);
    const { name, version } = saved.value;
    print(options, { name, version }, [`Saved as version ${version} of ${name}.`]);
  });
}

async function preview(name: string, options: TrialOptions): Promise<void> {
  await withStore(options, async ({ mail: register }) => {
    const shown = await register.preview({ name, ...trialOf(options) });
    if (!shown.ok) return refuse(options, shown.error);
    print(
      options,
      shown.value,
      shown.value.flatMap(({ recipient, subject, text, html }) => [
        `For ${recipient}: ${subject}`,
        text === '' ? html : text,
        '',
      ]),
    );
  });
}

async function publish(name: string, options: TrialOptions): Promise<void> {
  await withStore(options, async ({ mail: register }) => {
    const wanted = { name, actor: 'terminal', ...trialOf(options) } as const;
    const published = await register.publish(wanted);
    if (!published.ok) return refuse(options, published.error);
    const { version } = published.value;
    print(options, { name, version }, [`Version ${version} of ${name} may be sent.`]);
  });
}

async function lint(file: string, options: OutputOptions): Promise<void> {
  const template = readTemplate(file);
  if (template === undefined) return refuse(options, { code: 'no_template' });
  // Looking at pictures takes libraries that no other command should wait for.
  const { lintTemplate } = await import('#server/mail/lintTemplate.ts');
  const problems = await lintTemplate(template);
  print(
    options,
    problems,
    problems.length === 0
      ? ['Merge tags only: this template may be sent.']
      : problems.map(({ problem, place }) => `${place}: ${problemSentences[problem]}`),
  );
  if (problems.length > 0) process.exitCode = 1;
}

const readTemplate = (file: string): MailTemplate | undefined => {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
  const named = { name: basename(file).slice(0, 100), subject: '', text: '', html: '' };
  if (extname(file) === '.json') return parseSaved(content);
  const isPlain = extname(file) === '.txt';
  const parsed = MailTemplate.safeParse({ ...named, [isPlain ? 'text' : 'html']: content });
  return parsed.success ? parsed.data : undefined;
};

const parseSaved = (content: string): MailTemplate | undefined => {
  try {
    return MailTemplate.parse(JSON.parse(content));
  } catch {
    return undefined; // not JSON, or another JSON
  }
};
