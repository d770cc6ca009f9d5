import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import { TokenScope, tokenScopes, type ApiToken } from '#server/tokens/apiToken.ts';
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
import { textField } from '../formFields.ts';

const path = '/console/tokens';
const config = { config: { permission: 'tokens:manage' } } as const;

const MakeForm = z.object({
  name: z.string().trim().min(1).max(100),
  // One box that is ticked comes as a text, several as a list.
  scopes: z.preprocess((value) => [value].flat(), z.array(TokenScope).min(1)),
  days: z.coerce.number().int().min(1).max(366),
});

/** Tokens of programs that use the HTTP API. */
export const addTokenPages = (app: FastifyInstance, web: Web): void => {
  const { tokens } = web.store;

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    said: { readonly text?: string; readonly isWrong?: boolean } = {},
  ): Promise<FastifyReply> => {
    const context = await pageContext(web, request, reply);
    const { t } = context.texts;
    const { text, isWrong = false } = said;
    return context.page({
      title: t('tokens.title'),
      place: path,
      problem: isWrong ? t('tokens.wrong') : undefined,
      body: html`${
        text === undefined
          ? ''
          : html`<section class="panel" role="status">
              <h2>${t('tokens.made')}</h2>
              <p>${t('tokens.once')}</p>
              <code class="block">${text}</code>
            </section>`
      }
      ${table(context, await tokens.list())} ${makeForm(context)}`,
    });
  };

  app.get(path, config, async (request, reply) => send(request, reply));

  app.post(path, config, async (request, reply) => {
    const form = fieldsOf(request, MakeForm);
    const made =
      form === undefined ? undefined : await tokens.make({ ...form, actor: actorOf(request) });
    return made?.ok === true
      ? send(request, reply, { text: made.value.text.reveal() })
      : send(request, reply, { isWrong: true });
  });

  app.post<{ Params: { id: string } }>(`${path}/:id/revoke`, config, async (request, reply) => {
    const revoked = await tokens.revoke(request.params.id, actorOf(request));
    return revoked.ok
      ? reply.redirect(path, 303)
      : sendConsoleTrouble(web, reply, { status: 404, sentence: 'tokens.unknown' });
  });
};

const table = ({ texts, staff, when }: PageContext, tokens: readonly ApiToken[]): Html => {
  const { t } = texts;
  if (tokens.length === 0) return html`<p>${t('tokens.none')}</p>`;
  return html`<div
    class="panel scroll"
    role="region"
    aria-label="${t('tokens.title')}"
    tabindex="0"
  >
    <table>
      <thead>
        <tr>
          <th scope="col">${t('tokens.name')}</th>
          <th scope="col">${t('tokens.scopes')}</th>
          <th scope="col">${t('tokens.used')}</th>
          <th scope="col">${t('tokens.until')}</th>
          <th scope="col">${t('shell.actions')}</th>
        </tr>
      </thead>
      <tbody>
        ${tokens.map(
          ({ id, name, scopes, usedAt, expiresAt, revokedAt }) =>
            html`<tr>
              <th scope="row"><bdi>${name}</bdi></th>
              <td>${scopes.map((scope) => html`<code>${scope}</code> `)}</td>
              <td class="time">${usedAt === null ? '–' : when(usedAt)}</td>
              <td class="time">${when(expiresAt)}</td>
              <td>
                ${
                  revokedAt === null
                    ? html`<form method="post" action="${path}/${id}/revoke">
                        ${tokenField(staff.cookie)}
                        <button class="small danger">
                          ${t('links.do_revoke')}<span class="only-heard"> ${name}</span>
                        </button>
                      </form>`
                    : html`<span class="state state-revoked">${t('links.is_revoked')}</span>`
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};

const makeForm = ({ texts, staff }: PageContext): Html => {
  const { t } = texts;
  return html`<section class="panel narrow">
    <h2>${t('tokens.make')}</h2>
    <form method="post" action="${path}">
      ${tokenField(staff.cookie)}
      ${textField({ name: 'name', label: t('tokens.name'), value: '', hint: t('tokens.nameHint'), isRequired: true })}
      <fieldset>
        <legend>${t('tokens.scopes')}</legend>
        ${tokenScopes.map(
          (scope) =>
            html`<p class="choice">
              <input type="checkbox" id="scope-${scope}" name="scopes" value="${scope}" />
              <label for="scope-${scope}"><code>${scope}</code></label>
            </p>`,
        )}
      </fieldset>
      ${textField({ name: 'days', label: t('tokens.days'), value: '30', type: 'number', isRequired: true })}
      <button class="main">${t('tokens.makeNow')}</button>
    </form>
  </section>`;
};
