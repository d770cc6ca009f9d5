import { z } from 'zod';
import { err, ok } from '#shared/model/result.ts';
import { Language } from '#shared/model/language.ts';
import { CampaignFields } from '../campaigns/campaign.ts';
import { slotChoices } from '../campaigns/answers.ts';
import { endpoint, said } from './endpoint.ts';
import { LeftOut, ToPeople } from './recipientShapes.ts';

const ApiCampaign = z.object({
  id: z.string(),
  createdAt: z.int(),
  name: z.string(),
  question: z.string(),
  timeZone: z.string(),
  days: z.array(z.string()),
  slots: z.array(z.object({ from: z.string(), until: z.string() })),
  closesAt: z.int(),
});

/** What a program may write; days and slots are checked by the store, which says the field that is wrong. */
const Fields = z.object({
  name: CampaignFields.shape.name,
  question: z.string().max(2000),
  timeZone: z.string().max(64),
  days: z.array(z.string().max(10)).max(60),
  slots: z.array(z.object({ from: z.string().max(5), until: z.string().max(5) })).max(48),
  closesAt: z.int(),
});

const Plan = z.object({
  invited: z.int(),
  answered: z.int(),
  slots: z.array(
    z.object({
      id: z.string(),
      startsAt: z.int(),
      endsAt: z.int(),
      yes: z.int(),
      ifNeedBe: z.int(),
      no: z.int(),
    }),
  ),
  best: z.array(z.string()),
  invitees: z.array(
    z.object({
      attendee: z.string(),
      answeredAt: z.int().nullable(),
      choices: z.record(z.string(), z.enum(slotChoices)),
      comment: z.string(),
    }),
  ),
});

const path = '/api/v1/campaigns';

export const campaignEndpoints = [
  endpoint({
    route: `GET ${path}`,
    about: 'Campaigns that ask when people can meet, newest first',
    scope: 'campaigns:read',
    answer: z.object({ campaigns: z.array(ApiCampaign) }),
    handle: async ({ store }) => ok({ campaigns: [...(await store.campaigns.list())] }),
  }),
  endpoint({
    route: `GET ${path}/{id}`,
    about: 'One campaign',
    scope: 'campaigns:read',
    answer: ApiCampaign,
    handle: async ({ store, params }) => {
      const campaign = await store.campaigns.read(params['id'] ?? '');
      return campaign === undefined ? err('unknown_campaign') : ok(campaign);
    },
  }),
  endpoint({
    route: `GET ${path}/{id}/plan`,
    about: 'Who can when, and the best times',
    scope: 'campaigns:read',
    answer: Plan,
    handle: async ({ store, params }) => {
      const plan = await store.campaigns.plan(params['id'] ?? '');
      if (plan === undefined) return err('unknown_campaign');
      const { invitees, answered, slots, best } = plan;
      return ok({
        invited: invitees.length,
        answered,
        best: [...best],
        slots: slots.map(({ yes, ifNeedBe, no, ...slot }) => ({
          ...slot,
          ...{ yes: yes.length, ifNeedBe: ifNeedBe.length, no: no.length },
        })),
        invitees: invitees.map(({ subject, answer }) => ({
          attendee: subject,
          answeredAt: answer?.at ?? null,
          choices: answer?.choices ?? {},
          comment: answer?.comment ?? '',
        })),
      });
    },
  }),
  endpoint({
    route: `POST ${path}`,
    about: 'Makes a campaign; nobody is written to yet',
    scope: 'campaigns:manage',
    body: Fields.extend({
      question: Fields.shape.question.default(''),
      timeZone: Fields.shape.timeZone.optional(),
    }),
    answer: ApiCampaign,
    handle: async ({ store, body, actor }) => {
      const event = await store.event();
      if (event === null) return err('no_event');
      const { timeZone = event.timeZone, ...rest } = body;
      return store.campaigns.create({ ...rest, timeZone }, actor);
    },
  }),
  endpoint({
    route: `PATCH ${path}/{id}`,
    about: 'Changes a campaign; answers to times that stay stay too',
    scope: 'campaigns:manage',
    body: Fields.partial(),
    answer: ApiCampaign,
    handle: ({ store, body, params, actor }) =>
      store.campaigns.change({ id: params['id'] ?? '', changes: said(body), actor }),
  }),
  endpoint({
    route: `POST ${path}/{id}/close`,
    about: 'Takes no more answers from now on',
    scope: 'campaigns:manage',
    answer: ApiCampaign,
    handle: ({ store, params, actor }) => store.campaigns.close(params['id'] ?? '', actor),
  }),
  endpoint({
    route: `POST ${path}/{id}/invitations`,
    about:
      'Queues a mail with a link of their own to each who was not invited yet; with `dryRun` only says who',
    scope: 'campaigns:manage',
    body: z.object({
      to: ToPeople,
      template: z.string().max(100).optional(),
      language: Language.optional(),
      dryRun: z.boolean().default(false),
    }),
    answer: z.object({
      invited: z.int(),
      mailing: z.string().nullable(),
      leftOut: z.array(LeftOut),
    }),
    handle: async ({ store, body, params, actor }) => {
      const { to, template, language, dryRun } = body;
      const wanted = { campaign: params['id'] ?? '', who: to, template, language, actor };
      const done = dryRun
        ? await store.campaigns.planInvitation(wanted)
        : await store.campaigns.invite(wanted);
      if (!done.ok) return done;
      return ok({ ...done.value, leftOut: [...done.value.leftOut] });
    },
  }),
];
