import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import { isTimeZone } from '#shared/rules/isTimeZone.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, pageContext } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { choiceField, textField } from '../formFields.ts';
import { addExposureRoute, exposureForm } from './exposureForm.ts';
import { fromWallClock, toWallClock } from './wallClock.ts';

const path = '/console/settings';
const changing = { config: { permission: 'settings:change' } } as const;

const EventForm = z.object({
  name: z.string().trim().min(1).max(200),
  timeZone: z.string().trim().refine(isTimeZone),
  startsAt: z.string(),
  endsAt: z.string(),
});

const publicForms = ['closed', 'pending', 'confirmed'] as const;
const RegistrationForm = z.object({ deadline: z.string(), public: z.enum(publicForms) });

/** What the organiser decides about the event as a whole. */
export const addSettingPages = (app: FastifyInstance, web: Web): void => {
  const { store } = web;

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    problem?: ConsoleKey,
  ): Promise<FastifyReply> => {
    const context = await pageContext(web, request, reply);
    const { texts, event, staff, may, page } = context;
    const { t } = texts;
    const registration = await store.registrations.settings();
    const { deadline } = registration;
    const exposureRule = await store.links.exposureRule();
    const isFixed = !may('settings:change');
    const wall = (ms: number | null) => (ms === null ? '' : toWallClock(ms, event.timeZone));
    const moment = { type: 'datetime-local', hint: event.timeZone };
    return page({
      title: t('settings.title'),
      place: path,
      problem: problem === undefined ? undefined : t(problem),
      body: html`<form method="post" action="${path}/event" class="panel narrow">
          <h2>${t('settings.event')}</h2>
          ${tokenField(staff.cookie)}
          <fieldset ${isFixed ? html`disabled` : ''}>
            ${textField({ name: 'name', label: t('settings.name'), value: event.name, isRequired: true })}
            ${textField({
              name: 'timeZone',
              label: t('settings.timeZone'),
              value: event.timeZone,
              hint: t('settings.timeZoneHint'),
              isRequired: true,
            })}
            ${textField({ ...moment, name: 'startsAt', label: t('settings.begins'), value: wall(event.startsAt), isRequired: true })}
            ${textField({ ...moment, name: 'endsAt', label: t('settings.ends'), value: wall(event.endsAt), isRequired: true })}
            ${isFixed ? '' : html`<button class="main">${t('attendees.save')}</button>`}
          </fieldset>
        </form>
        <form method="post" action="${path}/registration" class="panel narrow">
          <h2>${t('settings.registration')}</h2>
          ${tokenField(staff.cookie)}
          <fieldset ${isFixed ? html`disabled` : ''}>
            ${textField({
              ...moment,
              name: 'deadline',
              label: t('settings.deadline'),
              value: wall(deadline),
              hint: t('settings.deadlineHint'),
            })}
            ${choiceField({
              name: 'public',
              label: t('settings.public'),
              value: registration.public,
              options: publicForms.map((one) => [one, t(`settings.public_${one}`)]),
            })}
            ${isFixed ? '' : html`<button class="main">${t('attendees.save')}</button>`}
          </fieldset>
        </form>
        ${exposureForm(context, exposureRule)}`,
    });
  };

  app.get(path, { config: { permission: 'settings:read' } }, async (request, reply) =>
    send(request, reply),
  );

  addExposureRoute(app, web);
  app.post(`${path}/event`, changing, async (request, reply) => {
    const form = fieldsOf(request, EventForm);
    if (form === undefined) return send(request, reply, 'settings.invalid');
    const startsAt = fromWallClock(form.startsAt, form.timeZone);
    const endsAt = fromWallClock(form.endsAt, form.timeZone);
    if (startsAt === undefined || endsAt === undefined) {
      return send(request, reply, 'settings.invalid');
    }
    const changed = await store.changeEvent({
      changes: { name: form.name, timeZone: form.timeZone, startsAt, endsAt },
      actor: actorOf(request),
    });
    return changed.ok
      ? reply.redirect(path, 303)
      : send(request, reply, problems[changed.error.code]);
  });

  app.post(`${path}/registration`, changing, async (request, reply) => {
    const form = fieldsOf(request, RegistrationForm);
    const event = await store.event();
    const deadline =
      form === undefined || form.deadline === '' || event === null
        ? null
        : fromWallClock(form.deadline, event.timeZone);
    if (form === undefined || deadline === undefined) {
      return send(request, reply, 'settings.invalid');
    }
    await store.registrations.saveSettings({ deadline, public: form.public }, actorOf(request));
    return reply.redirect(path, 303);
  });
};

const problems = {
  invalid_input: 'settings.invalid',
  ends_before_it_begins: 'settings.endsFirst',
  make_a_generic_link: 'attendees.privateLink',
  no_event: 'shell.invalid',
} as const satisfies Readonly<Record<string, ConsoleKey>>;
