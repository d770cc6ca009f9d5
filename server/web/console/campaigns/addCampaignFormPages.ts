import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import type { Campaign } from '#server/campaigns/campaign.ts';
import type { ChangeCampaignError } from '#server/campaigns/createCampaigns.ts';
import type { Failure } from '#shared/model/result.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, pageContext, sendConsoleTrouble } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { campaignForm } from './campaignForm.ts';
import { CampaignForm, campaignOfForm, emptyCampaign, formOfCampaign } from './readCampaignForm.ts';

const path = '/console/campaigns';
const managing = { config: { permission: 'campaigns:manage' } } as const;
type AtCampaign = { Params: { id: string } };

/** Making campaigns, changing and closing them. */
export const addCampaignFormPages = (app: FastifyInstance, web: Web): void => {
  const { campaigns } = web.store;

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    shown: {
      readonly campaign?: Campaign;
      readonly values?: CampaignForm;
      readonly problem?: ConsoleKey;
    },
  ): Promise<FastifyReply> => {
    const context = await pageContext(web, request, reply);
    const { t } = context.texts;
    const { campaign, problem } = shown;
    const values =
      shown.values ??
      (campaign === undefined ? emptyCampaign(context.event) : formOfCampaign(campaign));
    return context.page({
      title: campaign?.name ?? t('campaigns.new'),
      place: path,
      problem: problem === undefined ? undefined : t(problem),
      body: html`${campaignForm(context, {
        action: campaign === undefined ? `${path}/new` : `${path}/${campaign.id}/edit`,
        values,
        hasAnswers: campaign !== undefined && (await campaigns.hasAnswers(campaign.id)),
      })}`,
    });
  };

  app.get(`${path}/new`, managing, async (request, reply) => send(request, reply, {}));

  app.post(`${path}/new`, managing, async (request, reply) => {
    const values = fieldsOf(request, CampaignForm);
    if (values === undefined) return send(request, reply, { problem: 'shell.invalid' });
    const made = await campaigns.create(campaignOfForm(values), actorOf(request));
    return made.ok
      ? reply.redirect(`${path}/${made.value.id}`, 303)
      : send(request, reply, { values, problem: problemOf(made.error) });
  });

  app.get<AtCampaign>(`${path}/:id/edit`, managing, async (request, reply) => {
    const campaign = await campaigns.read(request.params.id);
    return campaign === undefined
      ? sendConsoleTrouble(web, reply, { status: 404, sentence: 'campaigns.unknown' })
      : send(request, reply, { campaign });
  });

  app.post<AtCampaign>(`${path}/:id/edit`, managing, async (request, reply) => {
    const { id } = request.params;
    const campaign = await campaigns.read(id);
    if (campaign === undefined) {
      return sendConsoleTrouble(web, reply, { status: 404, sentence: 'campaigns.unknown' });
    }
    const values = fieldsOf(request, CampaignForm);
    if (values === undefined) return send(request, reply, { campaign, problem: 'shell.invalid' });
    const changes = campaignOfForm(values);
    const changed = await campaigns.change({ id, changes, actor: actorOf(request) });
    return changed.ok
      ? reply.redirect(`${path}/${id}`, 303)
      : send(request, reply, { campaign, values, problem: problemOf(changed.error) });
  });

  app.post<AtCampaign>(`${path}/:id/close`, managing, async (request, reply) => {
    const { id } = request.params;
    const closed = await campaigns.close(id, actorOf(request));
    return closed.ok
      ? reply.redirect(`${path}/${id}`, 303)
      : sendConsoleTrouble(web, reply, { status: 404, sentence: 'campaigns.unknown' });
  });
};

/** The field that cannot be used, where one is to blame. */
const problemOf = ({ code, details }: Failure<ChangeCampaignError | 'no_event'>): ConsoleKey => {
  if (code !== 'invalid_campaign') return problems[code];
  const field = fields.find((one) => one === details?.['field']);
  return field === undefined ? 'shell.invalid' : `campaigns.wrong_${field}`;
};

const fields = ['name', 'question', 'timeZone', 'days', 'slots', 'closesAt'] as const;

const problems = {
  too_many_slots: 'campaigns.tooMany',
  closes_too_late: 'campaigns.tooLate',
  make_a_generic_link: 'attendees.privateLink',
  has_answers: 'campaigns.zoneSettled',
  unknown_campaign: 'campaigns.unknown',
  no_event: 'shell.invalid',
} as const satisfies Readonly<Record<string, ConsoleKey>>;
