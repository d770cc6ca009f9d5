import { html } from 'hono/html';
import type { Result } from '#shared/model/result.ts';
import { fieldTags, personalTags, type MailTemplate } from '#server/mail/mailTemplate.ts';
import type { Preview } from '#server/mail/previewTemplate.ts';
import type { SavedTemplate } from '#server/mail/templates.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import { statusOptions } from '../attendees/statusOptions.ts';
import type { OwnPage, PageContext } from '../console.ts';
import { choiceField, textField } from '../formFields.ts';
import { templateProblem } from './templateProblem.ts';

const path = '/console/mail';

export interface TemplateShown {
  readonly template: MailTemplate;
  readonly saved: SavedTemplate | undefined;
  readonly previews: Result<readonly Preview[]> | undefined;
  readonly categories: readonly { readonly category: string }[];
  readonly problem?: string;
  readonly said?: string;
}

/** The page of one template, or of one that is new. */
export const templatePage = (context: PageContext, shown: TemplateShown): OwnPage => {
  const { texts, may } = context;
  const { template, saved, problem, said } = shown;
  return {
    title: saved?.name ?? (template.name || texts.t('mail.newTemplate')),
    place: path,
    framesOwn: true,
    ...(problem === undefined ? {} : { status: 422 }),
    body: html`${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
    ${said === undefined ? '' : html`<p class="notice" role="status">${said}</p>`}
    ${shown.previews === undefined ? '' : previewsOf(context, shown.previews, template.name)}
    ${saved === undefined ? '' : stepsOf(context, shown, saved)}
    ${may('templates:change') ? formOf(context, template) : ''}`,
  };
};

const previewsOf = (
  { texts }: PageContext,
  previews: Result<readonly Preview[]>,
  name: string,
): Html => {
  const { t } = texts;
  if (!previews.ok) return html`<p class="notice">${templateProblem(texts, previews.error)}</p>`;
  return html`<section>
    <h2 id="previews">${t('mail.sideBySide')}</h2>
    <p class="hint">${t('mail.masked')}</p>
    <div class="side-by-side">
      ${previews.value.slice(0, 2).map(
        (preview, no) =>
          html`<article class="panel" aria-label="${t('mail.previewNo', { number: no + 1 })}">
            <h3><bdi>${preview.subject}</bdi></h3>
            ${
              preview.html === ''
                ? ''
                : html`<iframe
                    sandbox
                    title="${t('mail.previewNo', { number: no + 1 })}"
                    src="${path}/preview?${new URLSearchParams({ name, no: String(no) }).toString()}"
                  ></iframe>`
            }
            <pre tabindex="0" aria-label="${t('mail.plain')}">${preview.text}</pre>
            ${preview.hasEntryCode ? html`<p class="hint">${t('mail.withCode')}</p>` : ''}
          </article>`,
      )}
    </div>
  </section>`;
};

/** Letting the newest version out, and sending the one that is out. */
const stepsOf = (
  { texts, staff, may, when }: PageContext,
  { categories }: TemplateShown,
  saved: SavedTemplate,
): Html => {
  const { t, number } = texts;
  const hidden = html`${tokenField(staff.cookie)}
    <input type="hidden" name="name" value="${saved.name}" />`;
  return html`<section class="panel narrow">
    <h2>${t('mail.versionNo', { number: number(saved.version) })}</h2>
    <p>
      ${
        saved.publishedAt === null
          ? t('mail.gateMeans')
          : t('mail.publishedAt', { when: when(saved.publishedAt) })
      }
    </p>
    ${
      may('templates:change') && saved.publishedAt === null
        ? html`<form method="post" action="${path}/publish">
            ${hidden}
            <button class="main">${t('mail.publish')}</button>
          </form>`
        : ''
    }
    ${
      may('mail:send') && saved.publishedAt !== null
        ? html`<form method="post" action="${path}/send">
            ${hidden}
            ${choiceField({
              name: 'to',
              label: t('mail.sendTo'),
              value: 'everybody',
              options: [
                ['everybody', t('mail.to_everybody')],
                ['status', t('mail.to_status')],
                ['category', t('mail.to_category')],
              ],
            })}
            ${choiceField({
              name: 'status',
              label: t('attendees.status'),
              value: 'confirmed',
              options: statusOptions(texts),
            })}
            ${choiceField({
              name: 'category',
              label: t('attendees.category'),
              value: '',
              options: categories.map(({ category }) => [category, category || '–']),
            })}
            <button class="main">${t('mail.send')}</button>
          </form>`
        : ''
    }
  </section>`;
};

const formOf = ({ texts, staff }: PageContext, template: MailTemplate): Html => {
  const { t } = texts;
  const field = (name: keyof MailTemplate, more = {}) =>
    textField({ name, label: t(`mail.field_${name}`), value: template[name], ...more });
  return html`<form method="post" action="${path}/template" class="panel">
    <h2>${t('mail.edit')}</h2>
    ${tokenField(staff.cookie)} ${field('name', { isRequired: true })} ${field('subject')}
    ${field('text', { lines: 8, isLong: true })} ${field('html', { lines: 12, isLong: true })}
    <p class="hint">
      ${t('mail.tags')}
      ${[...personalTags, ...fieldTags].map((tag) => html`<code>{{${tag}}}</code> `)}
    </p>
    <button class="main">${t('mail.saveVersion')}</button>
  </form>`;
};
