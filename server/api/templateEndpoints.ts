import { z } from 'zod';
import { Language } from '#shared/model/language.ts';
import { err, ok } from '#shared/model/result.ts';
import { MailTemplate, TemplateTexts } from '../mail/mailTemplate.ts';
import { endpoint } from './endpoint.ts';

const Stamps = z.object({
  name: z.string(),
  version: z.int(),
  savedBy: z.string(),
  savedAt: z.int(),
  publishedBy: z.string().nullable(),
  publishedAt: z.int().nullable(),
});
const ApiTemplate = Stamps.extend({
  ...TemplateTexts.shape,
  language: Language,
  others: z.partialRecord(Language, TemplateTexts),
});

const path = '/api/v1/templates';

export const templateEndpoints = [
  endpoint({
    route: `GET ${path}`,
    about: 'All versions of all mail templates by name, newest first, without their texts',
    scope: 'templates:read',
    answer: z.object({ templates: z.array(Stamps) }),
    handle: async ({ store }) => ok({ templates: [...(await store.mail.templates())] }),
  }),
  endpoint({
    route: `GET ${path}/{name}`,
    about: 'The newest version of a template, in each of its languages',
    scope: 'templates:read',
    answer: ApiTemplate,
    handle: async ({ store, params }) => {
      const saved = await store.mail.template(params['name'] ?? '');
      return saved === undefined ? err('unknown_template') : ok(saved);
    },
  }),
  endpoint({
    route: `POST ${path}`,
    about: 'Keeps a new version; refused with the place where something personal is in it',
    scope: 'templates:write',
    body: MailTemplate,
    answer: Stamps,
    handle: ({ store, body, actor }) => store.mail.saveTemplate({ template: body, actor }),
  }),
  endpoint({
    route: `POST ${path}/{name}/publish`,
    about:
      'Lets the newest version out, if mails for two people are each their own; `scope` is a campaign that is open',
    scope: 'templates:write',
    body: z.object({ scope: z.string().max(100).default('') }),
    answer: Stamps,
    handle: ({ store, params, body, actor }) =>
      store.mail.publish({ name: params['name'] ?? '', scope: body.scope, actor }),
  }),
];
