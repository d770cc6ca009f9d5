import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Language } from '#shared/model/language.ts';
import type { Failure } from '#shared/model/result.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, pageContext } from '../console.ts';
import type { ConsoleTexts } from '../consoleTexts.ts';
import { previewDocument } from './previewDocument.ts';
import { previewHeaders } from './previewHeaders.ts';
import { mergeForm, TemplateForm, withoutLanguage } from './templateForm.ts';
import { templateLink } from './templateLink.ts';
import { templatePage } from './templatePage.ts';
import { templateProblem } from './templateProblem.ts';

const path = '/console/mail';
const reading = { config: { permission: 'templates:read' } } as const;
const changing = {
  config: { permission: 'templates:change' },
  bodyLimit: 8 * 1024 * 1024,
} as const;

const TemplateQuery = z.object({
  name: z.string().max(100).catch(''),
  language: Language.optional().catch(undefined),
  no: z.coerce.number().int().min(0).max(9).catch(0),
});
const NameForm = z.object({
  name: z.string().max(100),
  language: Language.optional().catch(undefined),
});

/** One template: its texts in each language, what two people would get side by side, and whether it may go out. */
export const addTemplatePages = (app: FastifyInstance, web: Web): void => {
  const { mail, campaigns, clock } = web.store;

  /** Availability links are tried with a campaign that is open, whichever it is. */
  const scopeOfTrial = async (): Promise<string> =>
    (await campaigns.list()).find(({ closesAt }) => closesAt > clock())?.id ?? '';

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    shown: {
      readonly name: string;
      readonly language?: Language | undefined;
      readonly typed?: TemplateForm;
      readonly failure?: Failure;
      readonly done?: (texts: ConsoleTexts) => string;
    },
  ): Promise<FastifyReply> => {
    const context = await pageContext(web, request, reply);
    const { name, typed, failure, done } = shown;
    const saved = name === '' ? undefined : await mail.template(name);
    const language = shown.language ?? saved?.language ?? 'en';
    const wanted = { name, scope: await scopeOfTrial(), language };
    const previews = saved === undefined ? undefined : await mail.preview(wanted);
    return context.page(
      templatePage(context, {
        saved,
        previews,
        language,
        ...(typed === undefined ? {} : { typed }),
        ...(failure === undefined ? {} : { problem: templateProblem(context.texts, failure) }),
        ...(done === undefined ? {} : { said: done(context.texts) }),
      }),
    );
  };

  app.get(`${path}/template`, reading, async (request, reply) =>
    send(request, reply, TemplateQuery.parse(request.query)),
  );

  app.get(`${path}/preview`, reading, async (request, reply) => {
    const { name, no, language } = TemplateQuery.parse(request.query);
    const scope = await scopeOfTrial();
    const wanted = { name, scope, ...(language === undefined ? {} : { language }) };
    const previews = await mail.preview(wanted);
    const preview = previews.ok ? previews.value[no] : undefined;
    return reply
      .code(preview === undefined ? 404 : 200)
      .headers(previewHeaders)
      .type('text/html; charset=utf-8')
      .send(previewDocument(preview?.html ?? ''));
  });

  app.post(`${path}/template`, changing, async (request, reply) => {
    const typed = fieldsOf(request, TemplateForm);
    if (typed === undefined) {
      return send(request, reply, { name: '', failure: { code: 'invalid_template' } });
    }
    const { base, language } = typed;
    const known = typed.name === '' ? undefined : await mail.template(typed.name);
    // A new template by the name of one that there is would write over it.
    const saved = base === '' && known !== undefined ? 'taken' : known;
    const isTaken =
      saved === 'taken' ||
      (saved !== undefined && base !== language && saved.others[language] !== undefined) ||
      (saved !== undefined && base !== saved.language && language === saved.language);
    const shown = { name: base === '' ? '' : typed.name, language, typed };
    if (isTaken) {
      const code = saved === 'taken' ? 'name_taken' : 'language_taken';
      return send(request, reply, { ...shown, failure: { code } });
    }
    const done = await mail.saveTemplate({
      template: mergeForm(saved, typed),
      actor: actorOf(request),
    });
    return done.ok
      ? reply.redirect(templateLink(done.value.name, language), 303)
      : send(request, reply, { ...shown, failure: done.error });
  });

  app.post(`${path}/template/language`, changing, async (request, reply) => {
    const { name = '', language } = fieldsOf(request, NameForm) ?? {};
    const saved = await mail.template(name);
    if (saved === undefined || language === undefined) {
      return send(request, reply, { name, failure: { code: 'unknown_template' } });
    }
    const template = withoutLanguage(saved, language);
    const done = await mail.saveTemplate({ template, actor: actorOf(request) });
    return done.ok
      ? reply.redirect(templateLink(name), 303)
      : send(request, reply, { name, failure: done.error });
  });

  app.post(`${path}/publish`, changing, async (request, reply) => {
    const name = fieldsOf(request, NameForm)?.name ?? '';
    const scope = await scopeOfTrial();
    const published = await mail.publish({ name, scope, actor: actorOf(request) });
    return published.ok
      ? send(request, reply, { name, done: ({ t }) => t('mail.nowPublished') })
      : send(request, reply, { name, failure: published.error });
  });
};
