import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import { Language } from '#shared/model/language.ts';
import type { Sponsor } from '#server/sponsors/sponsor.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, pageContext, sendConsoleTrouble } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { fromWallClock, toWallClock } from '../settings/wallClock.ts';
import { sponsorFields } from './sponsorFields.ts';

const path = '/console/sponsors';
const managing = { config: { permission: 'sponsors:manage' } } as const;
type AtSponsor = { Params: { id: string } };

const EditForm = z.object({
  name: z.string(),
  contactName: z.string(),
  contactAddress: z.string(),
  language: z.union([Language, z.literal('')]),
  editDeadline: z.string(),
  isListed: z.literal('yes').optional(),
});
type EditForm = z.infer<typeof EditForm>;

/** Changing what staff say of a sponsor; with another contact, the links of the one before end. */
export const addSponsorEditPages = (app: FastifyInstance, web: Web): void => {
  const { sponsors } = web.store;

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { readonly sponsor: Sponsor; readonly typed?: EditForm; readonly problem?: ConsoleKey },
  ): Promise<FastifyReply> => {
    const context = await pageContext(web, request, reply);
    const { texts, event, staff, page } = context;
    const { t } = texts;
    const { sponsor, typed, problem } = shown;
    const isListed = typed === undefined ? sponsor.isListed : typed.isListed === 'yes';
    const values = typed ?? {
      ...sponsor,
      editDeadline: toWallClock(sponsor.editDeadline, event.timeZone),
    };
    return page({
      title: sponsor.name,
      place: path,
      problem: problem === undefined ? undefined : t(problem),
      body: html`<form method="post" action="${path}/${sponsor.id}" class="panel narrow">
        ${tokenField(staff.cookie)} ${sponsorFields(context, values)}
        <p class="choice">
          <input
            type="checkbox"
            id="isListed"
            name="isListed"
            value="yes"
            ${isListed ? html`checked` : ''}
          />
          <label for="isListed">${t('sponsors.listed')}</label>
        </p>
        <p class="hint">${t('sponsors.otherContact')}</p>
        <button class="main">${t('attendees.save')}</button>
      </form>`,
    });
  };

  app.get<AtSponsor>(`${path}/:id`, managing, async (request, reply) => {
    const sponsor = await sponsors.read(request.params.id);
    return sponsor === undefined
      ? sendConsoleTrouble(web, reply, { status: 404, sentence: 'sponsors.unknown' })
      : send(request, reply, { sponsor });
  });

  app.post<AtSponsor>(`${path}/:id`, managing, async (request, reply) => {
    const { id } = request.params;
    const sponsor = await sponsors.read(id);
    const event = await web.store.event();
    if (sponsor === undefined || event === null) {
      return sendConsoleTrouble(web, reply, { status: 404, sentence: 'sponsors.unknown' });
    }
    const typed = fieldsOf(request, EditForm);
    if (typed === undefined) return send(request, reply, { sponsor, problem: 'sponsors.invalid' });
    const { isListed, editDeadline, ...fields } = typed;
    const changes = {
      ...fields,
      isListed: isListed === 'yes',
      editDeadline: fromWallClock(editDeadline, event.timeZone) ?? 0,
    };
    const changed = await sponsors.change({ id, changes, actor: actorOf(request) });
    return changed.ok
      ? reply.redirect(path, 303)
      : send(request, reply, { sponsor, typed, problem: problems[changed.error.code] });
  });
};

const problems = {
  invalid_sponsor: 'sponsors.invalid',
  deadline_too_late: 'sponsors.tooLate',
  make_a_generic_link: 'attendees.privateLink',
  unknown_sponsor: 'sponsors.unknown',
  no_event: 'shell.invalid',
} as const satisfies Readonly<Record<string, ConsoleKey>>;
