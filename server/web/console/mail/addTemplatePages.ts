import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AttendeeStatus } from '#shared/model/attendee.ts';
import type { Failure } from '#shared/model/result.ts';
import { MailTemplate } from '#server/mail/mailTemplate.ts';
import type { MailRecipients } from '#server/mail/queueTemplate.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, pageContext } from '../console.ts';
import type { ConsoleTexts } from '../consoleTexts.ts';
import { previewHeaders } from './previewHeaders.ts';
import { templateLink } from './templateLink.ts';
import { templatePage } from './templatePage.ts';
import { templateProblem } from './templateProblem.ts';

const path = '/console/mail';
const reading = { config: { permission: 'templates:read' } } as const;
const changing = {
  config: { permission: 'templates:change' },
  bodyLimit: 8 * 1024 * 1024,
} as const;
const sending = { config: { permission: 'mail:send' } } as const;

const NameQuery = z.object({
  name: z.string().max(100).catch(''),
  no: z.coerce.number().int().min(0).max(9).catch(0),
});
const NameForm = z.object({ name: z.string().max(100) });
const SendForm = NameForm.extend({
  to: z.enum(['everybody', 'status', 'category']),
  status: AttendeeStatus,
  category: z.string().max(200),
});

const emptyTemplate: MailTemplate = { name: '', subject: '', text: '', html: '' };

/** One template: its texts, what two people would get side by side, whether it may go out, and sending it. */
export const addTemplatePages = (app: FastifyInstance, web: Web): void => {
  const { mail } = web.store;

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    shown: {
      readonly name: string;
      readonly typed?: MailTemplate;
      readonly failure?: Failure;
      readonly done?: (texts: ConsoleTexts) => string;
    },
  ): Promise<FastifyReply> => {
    const context = await pageContext(web, request, reply);
    const { name, typed, failure, done } = shown;
    const saved = name === '' ? undefined : await mail.template(name);
    const previews = saved === undefined ? undefined : await mail.preview({ name });
    return context.page(
      templatePage(context, {
        template: typed ?? saved ?? emptyTemplate,
        saved,
        previews,
        categories: await web.store.people.categories(),
        ...(failure === undefined ? {} : { problem: templateProblem(context.texts, failure) }),
        ...(done === undefined ? {} : { said: done(context.texts) }),
      }),
    );
  };

  app.get(`${path}/template`, reading, async (request, reply) =>
    send(request, reply, { name: NameQuery.parse(request.query).name }),
  );

  app.get(`${path}/preview`, reading, async (request, reply) => {
    const { name, no } = NameQuery.parse(request.query);
    const previews = await mail.preview({ name });
    const preview = previews.ok ? previews.value[no] : undefined;
    return reply
      .code(preview === undefined ? 404 : 200)
      .headers(previewHeaders)
      .type('text/html; charset=utf-8')
      .send(preview?.html ?? '');
  });

  app.post(`${path}/template`, changing, async (request, reply) => {
    const typed = fieldsOf(request, MailTemplate);
    if (typed === undefined) {
      return send(request, reply, { name: '', failure: { code: 'invalid_template' } });
    }
    const saved = await mail.saveTemplate({ template: typed, actor: actorOf(request) });
    return saved.ok
      ? reply.redirect(templateLink(saved.value.name), 303)
      : send(request, reply, { name: '', typed, failure: saved.error });
  });

  app.post(`${path}/publish`, changing, async (request, reply) => {
    const name = fieldsOf(request, NameForm)?.name ?? '';
    const published = await mail.publish({ name, actor: actorOf(request) });
    return published.ok
      ? send(request, reply, { name, done: ({ t }) => t('mail.nowPublished') })
      : send(request, reply, { name, failure: published.error });
  });

  app.post(`${path}/send`, sending, async (request, reply) => {
    const form = fieldsOf(request, SendForm);
    const name = form?.name ?? '';
    if (form === undefined) {
      return send(request, reply, { name, failure: { code: 'invalid_template' } });
    }
    const queued = await mail.send({
      template: name,
      to: recipientsOf(form),
      actor: actorOf(request),
    });
    if (!queued.ok) return send(request, reply, { name, failure: queued.error });
    const { queued: count, withoutAddress } = queued.value;
    return send(request, reply, {
      name,
      done: ({ t, number }) =>
        `${t('mail.nowQueued', { count, number: number(count) })} ${
          withoutAddress.length === 0
            ? ''
            : t('mail.without', {
                count: withoutAddress.length,
                number: number(withoutAddress.length),
              })
        }`,
    });
  });
};

const recipientsOf = ({ to, status, category }: z.infer<typeof SendForm>): MailRecipients => {
  if (to === 'status') return { status };
  return to === 'category' ? { category } : { everybody: true };
};
