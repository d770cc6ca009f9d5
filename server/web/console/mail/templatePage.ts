import { html } from 'hono/html';
import { languages, type Language } from '#shared/model/language.ts';
import type { Result } from '#shared/model/result.ts';
import {
  fieldTags,
  languagesOfTemplate,
  personalTags,
  textsIn,
  type TemplateTexts,
} from '#server/mail/mailTemplate.ts';
import type { Preview } from '#server/mail/previewTemplate.ts';
import type { SavedTemplate } from '#server/mail/templates.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import { languageNames } from '#server/web/languages.ts';
import type { OwnPage, PageContext } from '../console.ts';
import { textField } from '../formFields.ts';
import { languageField } from '../languageField.ts';
import type { TemplateForm } from './templateForm.ts';
import { templateLink } from './templateLink.ts';
import { templateProblem } from './templateProblem.ts';

const path = '/console/mail';

export interface TemplateShown {
  readonly saved: SavedTemplate | undefined;
  readonly previews: Result<readonly Preview[]> | undefined;
  /** Of the texts that are shown to be edited. */
  readonly language: Language;
  /** What was sent and refused: nothing typed is lost. */
  readonly typed?: TemplateForm;
  readonly problem?: string;
  readonly said?: string;
}

/** The page of one template, or of one that is new. */
export const templatePage = (context: PageContext, shown: TemplateShown): OwnPage => {
  const { texts, may } = context;
  const { saved, problem, said, typed, language } = shown;
  const title = saved?.name ?? (typed?.name || texts.t('mail.newTemplate'));
  const isSent = may('mail:send') && saved !== undefined && saved.publishedAt !== null;
  return {
    title,
    place: path,
    framesOwn: true,
    problem,
    actions: html`${
      isSent
        ? html`<a
            class="button main"
            href="${path}/send?${new URLSearchParams({ what: `template:${title}` }).toString()}"
            >${texts.t('mail.sendThis')}</a
          >`
        : ''
    }`,
    body: html`${said === undefined ? '' : html`<p class="notice" role="status">${said}</p>`}
    ${saved === undefined ? '' : languagesShown(context, saved, language)}
    ${
      shown.previews === undefined || saved === undefined
        ? ''
        : previewsOf(context, shown.previews, { name: saved.name, language })
    }
    ${saved === undefined ? '' : stepsOf(context, saved)}
    ${may('templates:change') ? formOf(context, shown) : ''}`,
  };
};

/** The languages that it has, and those that it could have. */
const languagesShown = (
  { texts, may }: PageContext,
  saved: SavedTemplate,
  language: Language,
): Html => {
  const { t } = texts;
  const own = languagesOfTemplate(saved);
  const more = may('templates:change') ? languages.filter((one) => !own.includes(one)) : [];
  const link = (one: Language, mark: string): Html =>
    html`<a
      href="${templateLink(saved.name, one)}"
      ${one === language ? html`aria-current="true"` : ''}
      >${mark}<span lang="${one}">${languageNames[one]}</span></a
    > `;
  return html`<nav class="languages of-template" aria-label="${t('mail.languages')}">
    ${own.map((one) => link(one, ''))} ${more.map((one) => link(one, '+ '))}
  </nav>`;
};

const previewsOf = (
  { texts }: PageContext,
  previews: Result<readonly Preview[]>,
  of: { readonly name: string; readonly language: Language },
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
            <h3><bdi>${preview.subject || t('mail.noSubject')}</bdi></h3>
            ${
              preview.html === ''
                ? ''
                : html`<iframe
                    sandbox
                    title="${t('mail.previewNo', { number: no + 1 })}"
                    src="${path}/preview?${new URLSearchParams({ ...of, no: String(no) }).toString()}"
                  ></iframe>`
            }
            <pre tabindex="0" dir="auto" aria-label="${t('mail.plain')}">${preview.text}</pre>
            ${preview.hasEntryCode ? html`<p class="hint">${t('mail.withCode')}</p>` : ''}
          </article>`,
      )}
    </div>
  </section>`;
};

/** Letting the newest version out. */
const stepsOf = ({ texts, staff, may, when }: PageContext, saved: SavedTemplate): Html => {
  const { t, number } = texts;
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
            ${tokenField(staff.cookie)}
            <input type="hidden" name="name" value="${saved.name}" />
            <button class="main">${t('mail.publish')}</button>
          </form>`
        : ''
    }
  </section>`;
};

const noTexts: TemplateTexts = { subject: '', text: '', html: '' };

const formOf = (context: PageContext, shown: TemplateShown): Html => {
  const { texts, staff } = context;
  const { t } = texts;
  const { saved, typed, language } = shown;
  // A language that is new begins with the texts that are to be translated.
  const values = typed ?? (saved === undefined ? noTexts : textsIn(saved, language));
  const isOther = saved !== undefined && language !== saved.language;
  const field = (name: keyof TemplateTexts, more = {}) =>
    textField({ name, label: t(`mail.field_${name}`), value: values[name], ...more });
  const name = saved?.name ?? typed?.name ?? '';
  return html`<section class="panel">
    <form method="post" action="${path}/template">
      <h2>${isOther ? t('mail.editIn', { language: languageNames[language] }) : t('mail.edit')}</h2>
      ${tokenField(staff.cookie)}
      <input type="hidden" name="base" value="${saved === undefined ? '' : language}" />
      ${
        saved === undefined
          ? textField({ name: 'name', label: t('mail.field_name'), value: name, isRequired: true })
          : html`<input type="hidden" name="name" value="${name}" />`
      }
      ${
        isOther
          ? html`<input type="hidden" name="language" value="${language}" />`
          : languageField({ label: t('mail.writtenIn'), value: typed?.language ?? language })
      }
      ${field('subject')} ${field('text', { lines: 8, isLong: true })}
      ${field('html', { lines: 12, isLong: true })}
      <p class="hint">
        ${t('mail.tags')}
        ${[...personalTags, ...fieldTags].map((tag) => html`<code>{{${tag}}}</code> `)}
      </p>
      <button class="main">${t('mail.saveVersion')}</button>
    </form>
    ${
      isOther && saved.others[language] !== undefined
        ? html`<form method="post" action="${path}/template/language">
            ${tokenField(staff.cookie)} <input type="hidden" name="name" value="${name}" />
            <input type="hidden" name="language" value="${language}" />
            <button class="small">
              ${t('mail.takeOut', { language: languageNames[language] })}
            </button>
          </form>`
        : ''
    }
  </section>`;
};
