import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Session } from '#shared/model/checkpoint.ts';
import { SessionFields, type SaveSessionError } from '#server/programme/saveSession.ts';
import type { Registered } from '#server/programme/readRegistered.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { Web } from '#server/web/web.ts';
import {
  actorOf,
  fieldsOf,
  pageContext,
  sendConsoleTrouble,
  type PageContext,
} from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { saidLine } from '../saidLine.ts';
import { fromWallClock, toWallClock } from '../settings/wallClock.ts';
import { sessionForm, type SessionValues } from './sessionForm.ts';

const path = '/console/programme';
const reading = { config: { permission: 'programme:read' } } as const;
const changing = { config: { permission: 'programme:change' } } as const;

const Form = z.object({
  title: z.string(),
  room: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  seats: z.string().trim(),
});
const Change = z.object({ change: z.enum(['cancel', 'resume']) });

/** One session: what is planned, who is registered, and whether it takes place. */
export const addSessionPages = (app: FastifyInstance, web: Web): void => {
  const { store } = web;

  const showNew = async (
    request: FastifyRequest,
    reply: FastifyReply,
    said: { readonly values?: SessionValues | undefined; readonly problem?: ConsoleKey } = {},
  ): Promise<FastifyReply> => {
    const context = await pageContext(web, request, reply);
    const { event, texts } = context;
    const start = toWallClock(event.startsAt, event.timeZone);
    const end = toWallClock(event.startsAt + hourMs, event.timeZone);
    const values = said.values ?? { title: '', room: '', startsAt: start, endsAt: end, seats: '' };
    return context.page({
      title: texts.t('programme.add'),
      place: path,
      ...(said.problem === undefined ? {} : { status: 422 }),
      body: sessionForm(context, { action: `${path}/new`, values, problem: said.problem }),
    });
  };

  const show = async (
    request: FastifyRequest<OfSession>,
    reply: FastifyReply,
    said: { readonly values?: SessionValues | undefined; readonly problem?: ConsoleKey } = {},
  ): Promise<FastifyReply> => {
    const session = await read(request.params.id);
    if (session === undefined) return unknown(reply);
    const context = await pageContext(web, request, reply);
    const { texts, event, may } = context;
    const values = said.values ?? valuesOf(session, event.timeZone);
    const registered = await store.registeredFor(session.id);
    return context.page({
      title: session.title,
      place: path,
      ...(said.problem === undefined ? {} : { status: 422 }),
      actions: may('programme:change') ? cancelForm(context, session) : html``,
      body: html`${saidLine(request, texts)}
      ${
        session.canceled === true
          ? html`<p class="notice">${texts.t('programme.isCanceled')}</p>`
          : ''
      }
      ${
        may('programme:change')
          ? sessionForm(context, {
              action: `${path}/${encodeURIComponent(session.id)}`,
              values,
              problem: said.problem,
            })
          : factsOf(context, session)
      }
      ${registeredList(context, registered)}`,
    });
  };

  const read = async (id: string): Promise<Session | undefined> =>
    (await store.sessions()).find((session) => session.id === id);

  const unknown = (reply: FastifyReply) =>
    sendConsoleTrouble(web, reply, { status: 404, sentence: 'programme.unknown' });

  app.get(`${path}/new`, changing, async (request, reply) => showNew(request, reply));

  app.post(`${path}/new`, changing, async (request, reply) => {
    const values = fieldsOf(request, Form);
    const fields = await fieldsIn(web, values);
    if (fields === undefined) {
      return showNew(request, reply, { values, problem: 'programme.invalid' });
    }
    const saved = await store.saveSession({ id: null, fields, actor: actorOf(request) });
    return saved.ok
      ? reply.redirect(`${path}/${encodeURIComponent(saved.value)}?said=saved`, 303)
      : showNew(request, reply, { values, problem: problems[saved.error.code] });
  });

  app.get<OfSession>(`${path}/:id`, reading, async (request, reply) => show(request, reply));

  app.post<OfSession>(`${path}/:id`, changing, async (request, reply) => {
    const { id } = request.params;
    const values = fieldsOf(request, Form);
    const fields = await fieldsIn(web, values);
    if (fields === undefined) {
      return show(request, reply, { values, problem: 'programme.invalid' });
    }
    return answer(request, reply, {
      saved: await store.saveSession({ id, fields, actor: actorOf(request) }),
      values,
    });
  });

  app.post<OfSession>(`${path}/:id/state`, changing, async (request, reply) => {
    const { id } = request.params;
    const form = fieldsOf(request, Change);
    if (form === undefined) return show(request, reply, { problem: 'shell.invalid' });
    const fields = { canceled: form.change === 'cancel' };
    return answer(request, reply, {
      saved: await store.saveSession({ id, fields, actor: actorOf(request) }),
    });
  });

  const answer = async (
    request: FastifyRequest<OfSession>,
    reply: FastifyReply,
    done: {
      readonly saved: Awaited<ReturnType<typeof store.saveSession>>;
      readonly values?: SessionValues | undefined;
    },
  ): Promise<FastifyReply> => {
    const { saved, values } = done;
    if (saved.ok) {
      return reply.redirect(`${path}/${encodeURIComponent(saved.value)}?said=saved`, 303);
    }
    return saved.error.code === 'unknown_session'
      ? unknown(reply)
      : show(request, reply, { values, problem: problems[saved.error.code] });
  };
};

interface OfSession {
  readonly Params: { readonly id: string };
}

const fieldsIn = async (
  { store }: Web,
  form: z.infer<typeof Form> | undefined,
): Promise<Partial<SessionFields> | undefined> => {
  const event = await store.event();
  if (form === undefined || event === null) return undefined;
  const parsed = SessionFields.omit({ canceled: true }).safeParse({
    title: form.title,
    room: form.room,
    startsAt: fromWallClock(form.startsAt, event.timeZone),
    endsAt: fromWallClock(form.endsAt, event.timeZone),
    seats: form.seats === '' ? null : Number(form.seats),
  });
  return parsed.success ? parsed.data : undefined;
};

const valuesOf = (session: Session, timeZone: string): SessionValues => ({
  title: session.title,
  room: session.room,
  startsAt: toWallClock(session.startsAt, timeZone),
  endsAt: toWallClock(session.endsAt, timeZone),
  seats: session.seats === null ? '' : String(session.seats),
});

const cancelForm = ({ texts: { t }, staff }: PageContext, { id, canceled }: Session): Html => {
  const isCanceled = canceled === true;
  return html`<form method="post" action="${path}/${encodeURIComponent(id)}/state">
    ${tokenField(staff.cookie)}
    <button
      name="change"
      value="${isCanceled ? 'resume' : 'cancel'}"
      class="${isCanceled ? '' : 'danger'}"
    >
      ${t(isCanceled ? 'programme.resume' : 'programme.cancel')}
    </button>
  </form>`;
};

const factsOf = ({ texts, when }: PageContext, session: Session): Html => {
  const { t, number } = texts;
  const facts = [
    [t('programme.room'), session.room],
    [t('programme.begins'), when(session.startsAt)],
    [t('programme.ends'), when(session.endsAt)],
    [t('programme.seats'), session.seats === null ? '' : number(session.seats)],
  ] as const;
  return html`<dl class="panel facts">
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd><bdi>${value || '–'}</bdi></dd>
        </div>`,
    )}
  </dl>`;
};

const registeredList = ({ texts }: PageContext, { people, total }: Registered): Html => {
  const { t, number } = texts;
  return html`<section>
    <h2 id="registered">${t('programme.registered', { count: total, number: number(total) })}</h2>
    ${
      total === 0
        ? html`<p>${t('programme.nobody')}</p>`
        : html`<div class="panel scroll" role="region" aria-labelledby="registered" tabindex="0">
            <table>
              <thead>
                <tr>
                  <th scope="col">${t('attendees.name')}</th>
                  <th scope="col">${t('attendees.company')}</th>
                </tr>
              </thead>
              <tbody>
                ${people.map(
                  ({ id, name, company }) =>
                    html`<tr>
                      <th scope="row">
                        <a href="/console/attendees/${id}"><bdi>${name || '–'}</bdi></a>
                      </th>
                      <td><bdi>${company}</bdi></td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
    ${
      total > people.length
        ? html`<p class="hint">${t('programme.more', { number: number(people.length) })}</p>`
        : ''
    }
  </section>`;
};

const problems = {
  no_event: 'shell.invalid',
  unknown_session: 'programme.unknown',
  no_title: 'programme.invalid',
  ends_before_it_begins: 'programme.endsFirst',
  make_a_generic_link: 'attendees.privateLink',
} as const satisfies Readonly<Record<SaveSessionError, ConsoleKey>>;

const hourMs = 3_600_000;
