import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { MailTemplate } from '#server/mail/mailTemplate.ts';
import { problemSentences } from '#server/mail/problemSentences.ts';
import { print, refuse, type OutputOptions } from './output.ts';

export const addMailCommands = (server: Command): void => {
  server
    .command('lint-template <file>')
    .description(
      'look for personal links and codes in a mail template: .html, .txt, or a saved .json',
    )
    .option('--json', 'print JSON')
    .action(lint);
};

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
