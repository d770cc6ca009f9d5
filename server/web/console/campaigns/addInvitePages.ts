import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Invitation } from '#server/campaigns/invite.ts';
import type { MailingToQueue } from '#server/mail/queueMailing.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, pageContext, sendConsoleTrouble } from '../console.ts';
import { publishedNames } from '../mail/publishedNames.ts';
import {
  confirmMailing,
  fieldsAgain,
  refusedMail,
  type MailAnswer,
} from '../recipients/confirmMailing.ts';
import { ExpectedForm } from '../recipients/mailForm.ts';
import { readRecipients } from '../recipients/readRecipients.ts';
import { severalPeople } from '../recipients/recipientsShown.ts';
import { campaignPage } from './campaignPage.ts';
import { InviteForm, noInvitation } from './inviteForm.ts';

const path = '/console/campaigns';
const managing = { config: { permission: 'campaigns:manage' } } as const;
type AtCampaign = { Params: { id: string } };

/** One campaign with its plan, inviting people to it, and reminding those who have not answered. */
export const addInvitePages = (app: FastifyInstance, web: Web): void => {
  const { campaigns, mail, people } = web.store;

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    shown: MailAnswer & { readonly id: string; readonly values?: InviteForm },
  ): Promise<FastifyReply> => {
    const { id, values = noInvitation, problem, found } = shown;
    const plan = await campaigns.plan(id);
    if (plan === undefined) {
      return sendConsoleTrouble(web, reply, { status: 404, sentence: 'campaigns.unknown' });
    }
    const context = await pageContext(web, request, reply);
    return context.page(
      campaignPage(context, {
        plan,
        values,
        isOpen: plan.campaign.closesAt > web.store.clock(),
        templates: publishedNames(await mail.templates()),
        categories: await people.categories(),
        problem: problem?.(context),
        found: found?.(context),
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
    if (told.kind === 'several') {
      const fields = fieldsAgain(values);
      return send(request, reply, {
        ...{ id, values },
        found: (context) => severalPeople(context, { action, fields, people: told.people }),
      });
    }
    const { template, language } = values;
    const wanted: Invitation = {
      ...{ campaign: id, who: told.which, language, actor: actorOf(request) },
      template: template === '' ? undefined : template,
    };
    const planned = await campaigns.planInvitation(wanted);
    if (!planned.ok) return send(request, reply, { id, values, ...refusedMail(planned.error) });
    const { invited: count, leftOut } = planned.value;
    const queue = () => campaigns.invite(wanted);
    const done = await confirmMailing(web.store, { action, values, count, leftOut, queue });
    return 'mailing' in done
      ? reply.redirect(`/console/mail/mailings/${done.mailing}`, 303)
      : send(request, reply, { id, values, ...done });
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
    if (!planned.ok) return send(request, reply, { id, ...refusedMail(planned.error) });
    const { subjects, leftOut } = planned.value;
    const done = await confirmMailing(web.store, {
      action: `${path}/${id}/remind`,
      values: fieldsOf(request, ExpectedForm) ?? {},
      count: subjects.length,
      leftOut,
      queue: () => mail.send(wanted),
    });
    return 'mailing' in done
      ? reply.redirect(`/console/mail/mailings/${done.mailing}`, 303)
      : send(request, reply, { id, ...done });
  });
};
