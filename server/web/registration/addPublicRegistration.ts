import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { createRateLimit } from '#server/http/createRateLimit.ts';
import { checkPublicFields } from '#server/links/checkPublicFields.ts';
import { readAddress } from '#server/mail/readAddress.ts';
import { personLine } from '#server/people/ownFields.ts';
import { isOwnForm } from '../forms.ts';
import { languageOf, type TextKey } from '../languages.ts';
import { personField } from '../person/personField.ts';
import { sendPage } from '../sendPage.ts';
import { eventNameOf, sendTrouble, textsFor, type Web } from '../web.ts';

/** The page for everybody: no link leads here that is anybody's own, and nothing here tells who is known. */
export const addPublicRegistration = (app: FastifyInstance, web: Web): void => {
  const { registrations, clock } = web.store;
  const attempts = createRateLimit({ burst: 60, perSecond: 1 / 2 }, clock);

  const isClosed = async (): Promise<boolean> =>
    (await registrations.settings()).public === 'closed' ||
    (await registrations.closing())?.isOver !== false;

  const say = (reply: FastifyReply, title: TextKey, sentence: TextKey) =>
    sendTrouble(web, reply, { status: 200, title, sentence });

  app.get('/register', async (request, reply) =>
    (await isClosed())
      ? say(reply, 'register.closedTitle', 'register.closed')
      : show(web, { request, reply, values: nothing }),
  );

  app.post('/register', async (request, reply) => {
    if (!attempts(request.ip)) {
      return sendTrouble(web, reply, { status: 429, sentence: 'common.tooMany' });
    }
    if (!isOwnForm(request)) {
      return sendTrouble(web, reply, { status: 403, sentence: 'common.formOld' });
    }
    if (await isClosed()) return say(reply, 'register.closedTitle', 'register.closed');
    const form = PublicForm.safeParse(request.body);
    if (!form.success) return sendTrouble(web, reply, { status: 400, sentence: 'common.invalid' });
    const { consent, ...values } = form.data;
    const email = readAddress(values.email);
    const problem = problemOf(values, { consent, email });
    if (problem !== undefined || email === null) {
      return show(web, { request, reply, values, problem: problem ?? 'register.noAddress' });
    }
    const language = languageOf(request);
    // Nobody can tell by the time it takes whether the address was known.
    const [applied] = await Promise.all([
      registrations.apply({ ...values, email, consent: `${consentWords}/${language}`, language }),
      wait(shortestMs),
    ]);
    return applied.ok
      ? say(reply, 'register.doneTitle', 'register.done')
      : say(reply, 'register.closedTitle', 'register.closed');
  });
};

/** The words that people agree to; a new name for new words. */
const consentWords = '2026-1';
const shortestMs = 150;

const PublicForm = z.object({
  firstName: personLine,
  lastName: personLine,
  company: personLine,
  phone: personLine,
  email: personLine,
  consent: z.literal('yes').optional(),
});
type PublicValues = Omit<z.infer<typeof PublicForm>, 'consent'>;

const nothing: PublicValues = { firstName: '', lastName: '', company: '', phone: '', email: '' };

const problemOf = (
  values: PublicValues,
  { consent, email }: { readonly consent: string | undefined; readonly email: string | null },
): TextKey | undefined => {
  if (values.firstName === '' && values.lastName === '') return 'person.nameMissing';
  if (email === null) return 'register.noAddress';
  if (!checkPublicFields({ ...values }).ok) return 'common.privateLink';
  return consent === undefined ? 'register.noConsent' : undefined;
};

interface FormToShow {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly values: PublicValues;
  readonly problem?: TextKey;
}

const show = async (
  web: Web,
  { request, reply, values, problem }: FormToShow,
): Promise<FastifyReply> => {
  const texts = textsFor(request);
  const { t } = texts;
  const eventName = await eventNameOf(web);
  const { public: status } = await web.store.registrations.settings();
  return sendPage(reply, {
    texts,
    title: t('register.title'),
    eventName,
    status: problem === undefined ? 200 : 400,
    body: html`
      <p>${t(status === 'pending' ? 'register.introPending' : 'register.intro')}</p>
      ${problem === undefined ? '' : html`<p class="problem" role="alert">${t(problem)}</p>`}
      <form method="post" action="/register">
        ${fields.map((field) => personField(texts, { ...field, value: values[field.name] }))}
        <p class="choice field">
          <input type="checkbox" id="consent" name="consent" value="yes" required />
          <label for="consent">${t('register.consent', { event: eventName })}</label>
        </p>
        <button class="main">${t('register.send')}</button>
      </form>
    `,
  });
};

const fields = [
  { name: 'firstName', autocomplete: 'given-name', type: 'text', isNeeded: true },
  { name: 'lastName', autocomplete: 'family-name', type: 'text', isNeeded: true },
  { name: 'email', autocomplete: 'email', type: 'email', isNeeded: true },
  { name: 'company', autocomplete: 'organization', type: 'text', isNeeded: false },
  { name: 'phone', autocomplete: 'tel', type: 'tel', isNeeded: false },
] as const satisfies readonly {
  readonly name: keyof PublicValues;
  readonly autocomplete: string;
  readonly type: string;
  readonly isNeeded: boolean;
}[];
