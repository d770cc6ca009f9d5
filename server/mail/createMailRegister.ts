import type { Result } from '#shared/model/result.ts';
import type { Actor } from '../audit/appendAudit.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import type { MailTemplate } from './mailTemplate.ts';
import {
  previewTemplate,
  type Preview,
  type PreviewError,
  type TemplateToPreview,
} from './previewTemplate.ts';
import { publishTemplate, type PublishError, type TemplateToPublish } from './publishTemplate.ts';
import {
  listTemplates,
  readTemplate,
  saveTemplate,
  type SavedTemplate,
  type SaveTemplateError,
} from './templates.ts';

/** Templates, and the mails that are made of them. Names of templates are the organiser's own. */
export interface MailRegister {
  readonly saveTemplate: (wanted: {
    readonly template: MailTemplate;
    readonly actor: Actor;
  }) => Promise<Result<SavedTemplate, SaveTemplateError>>;
  /** All versions of all templates by name, newest first. */
  readonly templates: () => ReturnType<typeof listTemplates>;
  /** The newest version where none is said. */
  readonly template: (name: string, version?: number) => Promise<SavedTemplate | undefined>;
  readonly preview: (
    wanted: TemplateToPreview,
  ) => Promise<Result<readonly Preview[], PreviewError>>;
  readonly publish: (wanted: TemplateToPublish) => Promise<Result<SavedTemplate, PublishError>>;
}

export const createMailRegister = (context: StoreContext): MailRegister => {
  const { database } = context;
  const eventId = async (): Promise<string> => (await readEvent(database))?.id ?? '';
  return {
    saveTemplate: (wanted) => saveTemplate(context, wanted),
    templates: async () => listTemplates(database, await eventId()),
    template: async (name, version) => readTemplate(database, await eventId(), { name, version }),
    preview: (wanted) => previewTemplate(context, wanted),
    publish: (wanted) => publishTemplate(context, wanted),
  };
};
