import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Invitation } from '#server/campaigns/invite.ts';
import type { CampaignPlan } from '#server/campaigns/planCampaign.ts';
import type { MailingToQueue } from '#server/mail/queueMailing.ts';
import type { Html } from '#server/web/html.ts';
import type { Web } from '#server/web/web.ts';
import {
  actorOf,
  fieldsOf,
  pageContext,
  sendConsoleTrouble,
  type PageContext,
} from '../console.ts';
import { templateProblem } from '../mail/templateProblem.ts';
import { readRecipients } from '../recipients/readRecipients.ts';
import { checksOf, nameLeftOut, severalPeople } from '../recipients/recipientsShown.ts';
import { campaignPage } from './campaignPage.ts';
import { InviteForm, noInvitation } from './inviteForm.ts';

const path = '/console/campaigns';
const managing = { config: { permission: 'campaigns:manage' } } as const;
type AtCampaign = { Params: { id: string } };
const RemindForm = z.object({ expected: z.coerce.number().int().optional().catch(undefined) });

/** One campaign with its plan, inviting people to it, and reminding those who have not answered. */
export const addInvitePages = (app: FastifyInstance, web: Web): void => {
  const { campaigns, mail, people } = web.store;

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    shown: {
      readonly id: string;
      readonly values?: InviteForm;
      readonly problem?: (context: PageContext) => string;
      readonly found?: (context: PageContext, plan: CampaignPlan) => Html;
    },
  ): Promise<FastifyReply> => {
    const { id, values = noInvitation, problem, found } = shown;
    const plan = await campaigns.plan(id);
    if (plan === undefined) {
      return sendConsoleTrouble(web, reply, { status: 404, sentence: 'campaigns.unknown' });
    }
    const context = await pageContext(web, request, reply);
    const published = (await mail.templates()).filter(({ publishedAt }) => publishedAt !== null);
    return context.page(
      campaignPage(context, {
        plan,
        values,
        isOpen: plan.campaign.closesAt > web.store.clock(),
        templates: [...new Set(published.map(({ name }) => name))],
        categories: await people.categories(),
        ...(problem === undefined ? {} : { problem: problem(context) }),
        ...(found === undefined ? {} : { found: found(context, plan) }),
      }),
    );
  };

  app.get<AtCampaign>(
    `${path}/:id`,
    { config: { permission: 'campaigns:read' } },
    async (request, reply) => send(request, reply, { id: request.params.id }),
  );

  app.post<AtCampaign>(`${path}/:id/invite`, managing, async (request, reply) => {
    const { id } = request.params;
    const action = `${path}/${id}/invite`;
    const values = fieldsOf(request, InviteForm) ?? noInvitation;
    const told = await readRecipients(web.store, values);
    if (told.kind === 'nobody' || told.kind === 'sponsors') {
      return send(request, reply, { id, values, problem: ({ texts }) => texts.t('mail.sayWho') });
    }
    const fields = fieldsOfForm(values);
    if (told.kind === 'several') {
      const found = (context: PageContext) =>
        severalPeople(context, { action, fields, people: told.people });
      return send(request, reply, { id, values, found });
    }
    const { template, language, expected } = values;
    const wanted: Invitation = {
      ...{ campaign: id, who: told.which, language, actor: actorOf(request) },
      template: template === '' ? undefined : template,
    };
    const planned = await campaigns.planInvitation(wanted);
    if (!planned.ok) {
      const failure = planned.error;
      const problem = ({ texts }: PageContext) => templateProblem(texts, failure);
      return send(request, reply, { id, values, problem });
    }
    const { invited: count, leftOut } = planned.value;
    // Nobody confirms what they have not seen: the list may have changed since.
    if (count > 0 && expected === count) {
      const done = await campaigns.invite(wanted);
      const mailing = done.ok ? done.value.mailing : null;
      if (mailing !== null) return reply.redirect(`/console/mail/mailings/${mailing}`, 303);
    }
    const named = await nameLeftOut(web.store, leftOut);
    const found = (context: PageContext) =>
      checksOf(context, { action, fields, count, leftOut: named });
    return send(request, reply, { id, values, found });
  });

  app.post<AtCampaign>(`${path}/:id/remind`, managing, async (request, reply) => {
    const { id } = request.params;
    const plan = await campaigns.plan(id);
    const ids = (plan?.invitees ?? [])
      .filter(({ answer }) => answer === null)
      .map(({ subject }) => subject);
    const wanted: MailingToQueue = {
      what: { link: 'availability' },
      ...{ to: { ids }, scope: id, actor: actorOf(request) },
    };
    const planned = await mail.plan(wanted);
    if (!planned.ok) {
      const failure = planned.error;
      return send(request, reply, {
        id,
        problem: ({ texts }) => templateProblem(texts, failure),
      });
    }
    const { subjects, leftOut } = planned.value;
    const count = subjects.length;
    if (count > 0 && fieldsOf(request, RemindForm)?.expected === count) {
      const queued = await mail.send(wanted);
      if (queued.ok) return reply.redirect(`/console/mail/mailings/${queued.value.mailing}`, 303);
    }
    const named = await nameLeftOut(web.store, leftOut);
    const action = `${path}/${id}/remind`;
    const found = (context: PageContext) =>
      checksOf(context, { action, fields: {}, count, leftOut: named });
    return send(request, reply, { id, found });
  });
};

const fieldsOfForm = (values: InviteForm): Readonly<Record<string, string>> => {
  const { to, category, status, text, id, template, language } = values;
  return {
    ...{ to: to ?? '', category, status, text, template, language: language ?? '' },
    ...(id === '' ? {} : { id }),
  };
};
