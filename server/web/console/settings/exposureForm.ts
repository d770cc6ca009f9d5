import type { FastifyInstance } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import { ExposureRule, exposureRules } from '#server/links/exposureRule.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, type PageContext } from '../console.ts';
import { choiceField } from '../formFields.ts';

const path = '/console/settings/exposed-links';

/** What becomes of a personal link that somebody showed to a station. */
export const exposureForm = (
  { texts: { t }, staff, may }: PageContext,
  rule: ExposureRule,
): ReturnType<typeof html> => {
  const isFixed = !may('settings:change');
  return html`<form method="post" action="${path}" class="panel narrow">
    <h2>${t('settings.exposed')}</h2>
    ${tokenField(staff.cookie)}
    <fieldset ${isFixed ? html`disabled` : ''}>
      ${choiceField({
        name: 'rule',
        label: t('settings.exposedRule'),
        value: rule,
        options: exposureRules.map((one) => [one, t(`settings.exposed_${one}`)]),
      })}
      ${isFixed ? '' : html`<button class="main">${t('attendees.save')}</button>`}
    </fieldset>
  </form>`;
};

export const addExposureRoute = (app: FastifyInstance, { store }: Web): void => {
  app.post(path, { config: { permission: 'settings:change' } }, async (request, reply) => {
    const form = fieldsOf(request, z.object({ rule: ExposureRule }));
    if (form !== undefined) await store.links.setExposureRule(form.rule, actorOf(request));
    return reply.redirect('/console/settings', 303);
  });
};
