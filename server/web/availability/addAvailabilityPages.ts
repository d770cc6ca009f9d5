import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answer, slotChoices, type AnswerError } from '#server/campaigns/answers.ts';
import type { Campaign } from '#server/campaigns/campaign.ts';
import { campaignSlots } from '#server/campaigns/campaignSlots.ts';
import { readForm } from '../forms.ts';
import { addLanding } from '../landing.ts';
import type { TextKey } from '../languages.ts';
import { readSession, type PageSession } from '../linkCookies.ts';
import { sendPage } from '../sendPage.ts';
import { eventNameOf, sendTrouble, textsFor, type Web } from '../web.ts';
import { answerPage, slotField, type AnswerView } from './answerPage.ts';
import { keepZone, personalZone } from './timeZones.ts';

const home = '/v/answer';

/** Where people who were invited to a campaign say when they can meet. */
export const addAvailabilityPages = (app: FastifyInstance, web: Web): void => {
  const { campaigns, people } = web.store;
  addLanding(app, web, {
    kind: 'availability',
    path: '/v',
    home,
    title: 'landing.availabilityTitle',
  });

  /** Answers by itself where there is no session, or no campaign any more. */
  const opened = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Opened | undefined> => {
    const session = await readSession(web, request, { kind: 'availability' });
    if (session === undefined) {
      await reply.redirect('/v', 303);
      return undefined;
    }
    const campaign = await campaigns.read(session.link.scope);
    if (campaign !== undefined) return { session, campaign };
    await sendTrouble(web, reply, { status: 404, sentence: 'common.notFound' });
    return undefined;
  };

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { session, campaign, ...said }: Opened & Pick<AnswerView, 'said' | 'problem' | 'isSaved'>,
  ): Promise<FastifyReply> => {
    const { subject } = session.link;
    const person = await people.read(subject);
    const chosenZone = personalZone(request);
    const view: AnswerView = {
      ...said,
      texts: textsFor(request),
      cookie: session.cookie,
      campaign,
      person,
      chosenZone,
      history: await campaigns.history(campaign.id, subject),
      isClosed: web.store.clock() >= campaign.closesAt,
    };
    return sendPage(reply, {
      ...answerPage(view),
      texts: view.texts,
      title: campaign.name,
      eventName: await eventNameOf(web),
      styles: ['availability.css'],
      scripts: ['availability.js'],
      status: view.problem === undefined ? 200 : 422,
    });
  };

  app.get(home, async (request, reply) => {
    const found = await opened(request, reply);
    if (found === undefined) return reply;
    const zone = personalZone(request);
    if (zone !== undefined) keepZone(web, reply, zone);
    const isSaved = Query.safeParse(request.query).data?.saved !== undefined;
    return show(request, reply, { ...found, isSaved });
  });

  app.post(home, async (request, reply) => {
    const found = await opened(request, reply);
    if (found === undefined) return reply;
    const { session, campaign } = found;
    const form = readForm(request, session.cookie, AnswerForm);
    if (!form.ok) {
      const isOld = form.error.code === 'form_old';
      return isOld
        ? sendTrouble(web, reply, { status: 403, sentence: 'common.formOld' })
        : sendTrouble(web, reply, { status: 400, sentence: 'common.invalid' });
    }
    const said = readAnswer(form.value, campaign);
    const parsed = Answer.safeParse(said);
    const given = parsed.success
      ? await campaigns.answer({
          campaign: campaign.id,
          subject: session.link.subject,
          answer: parsed.data,
          actor: `attendee:${session.link.subject}`,
          link: session.link.handle,
        })
      : undefined;
    if (given?.ok === true) return reply.redirect(`${home}?saved`, 303);
    const problem = given === undefined ? 'availability.tooLong' : problems[given.error.code];
    return show(request, reply, { ...found, said, problem });
  });
};

interface Opened {
  readonly session: PageSession;
  readonly campaign: Campaign;
}

const Query = z.object({ saved: z.string().optional() });
const AnswerForm = z.looseObject({ comment: z.string().max(20_000).default('') });

/** What a form says of the campaign's own slots, as far as it is one of the choices. */
const readAnswer = (form: z.infer<typeof AnswerForm>, campaign: Campaign): Answer => ({
  choices: Object.fromEntries(
    campaignSlots(campaign).flatMap(({ id }) => {
      const choice = slotChoices.find((one) => one === form[slotField(id)]);
      return choice === undefined ? [] : [[id, choice] as const];
    }),
  ),
  comment: form.comment,
});

const problems = {
  no_event: 'common.notFound',
  unknown_campaign: 'common.notFound',
  campaign_closed: 'availability.closedMeanwhile',
  private_link: 'common.privateLink',
  no_choice: 'availability.noChoice',
} as const satisfies Record<AnswerError | 'no_event', TextKey>;
