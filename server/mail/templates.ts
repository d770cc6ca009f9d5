import { z } from 'zod';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { createWriter } from '../log/createWriter.ts';
import type { StoreContext } from '../storeContext.ts';
import type { TemplateRow } from './mailTables.ts';
import { MailTemplate, type NewTemplate } from './mailTemplate.ts';

/** A version of a template as it was saved; only a published one goes out. Times are ms since 1970. */
interface TemplateStamps {
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: number;
  readonly publishedBy: string | null;
  readonly publishedAt: number | null;
}
export type SavedTemplate = MailTemplate & TemplateStamps;

export type SaveTemplateError = 'no_event' | 'invalid_template' | 'template_refused';

/**
 * Keeps a new version of a template. One with something personal in it is refused: `details` has the first `place` and
 * `problem`, `lintTemplate` gives all of them.
 */
export const saveTemplate = async (
  context: StoreContext,
  { template, actor }: { readonly template: NewTemplate; readonly actor: Actor },
): Promise<Result<SavedTemplate, SaveTemplateError>> => {
  const { database, clock } = context;
  const parsed = MailTemplate.safeParse(template);
  if (!parsed.success) return err('invalid_template');
  // Looking at pictures takes libraries that a store should not wait for at its start.
  const { lintTemplate } = await import('./lintTemplate.ts');
  const [problem] = await lintTemplate(parsed.data);
  if (problem !== undefined) return err('template_refused', { ...problem });
  const { name, ...texts } = parsed.data;
  return createWriter(database)<SavedTemplate, never>(async (trx, event) => {
    const now = clock();
    const last = await readTemplate(trx, event.id, { name });
    const row: TemplateRow = {
      event: event.id,
      name,
      version: (last?.version ?? 0) + 1,
      data: JSON.stringify(texts),
      saved_by: actor,
      saved_at: now,
      published_by: null,
      published_at: null,
    };
    await trx.insertInto('mail_templates').values(row).execute();
    await appendAudit(trx, { event: event.id, now }, [
      { actor, action: 'template.saved', details: { template: name, version: row.version } },
    ]);
    return ok(toTemplate(row));
  });
};

/** One version, the newest where none is said. */
export const readTemplate = async (
  database: StoreDatabase,
  event: string,
  { name, version }: { readonly name: string; readonly version?: number | undefined },
): Promise<SavedTemplate | undefined> => {
  let query = database
    .selectFrom('mail_templates')
    .selectAll()
    .where('event', '=', event)
    .where('name', '=', name);
  if (version !== undefined) query = query.where('version', '=', version);
  const row = await query.orderBy('version', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? undefined : toTemplate(row);
};

/** The version if it was published; the newest that was, where none is said. */
export const publishedVersion = async (
  database: StoreDatabase,
  event: string,
  { name, version }: { readonly name: string; readonly version?: number | undefined },
): Promise<number | undefined> => {
  let query = database
    .selectFrom('mail_templates')
    .select('version')
    .where('event', '=', event)
    .where('name', '=', name)
    .where('published_at', 'is not', null);
  if (version !== undefined) query = query.where('version', '=', version);
  return (await query.orderBy('version', 'desc').limit(1).executeTakeFirst())?.version;
};

/** All versions of all templates by name, newest first, without their texts. */
export const listTemplates = async (
  database: StoreDatabase,
  event: string,
): Promise<readonly (Pick<SavedTemplate, 'name'> & TemplateStamps)[]> => {
  const rows = await database
    .selectFrom('mail_templates')
    .select(['name', 'version', 'saved_by', 'saved_at', 'published_by', 'published_at'])
    .where('event', '=', event)
    .orderBy('name')
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ name: row.name, ...stampsOf(row) }));
};

const StoredTexts = z.record(z.string(), z.unknown());

const toTemplate = ({ name, data, ...row }: TemplateRow): SavedTemplate => ({
  ...MailTemplate.parse({ ...StoredTexts.parse(JSON.parse(data)), name }),
  ...stampsOf(row),
});

const stampsOf = (row: Omit<TemplateRow, 'event' | 'name' | 'data'>) => ({
  version: row.version,
  savedBy: row.saved_by,
  savedAt: row.saved_at,
  publishedBy: row.published_by,
  publishedAt: row.published_at,
});
