import { html } from 'hono/html';
import type { ExportRequest } from '#server/exports/exportRequests.ts';
import { exportFormats } from '#server/exports/writeTable.ts';
import type { StaffMember } from '#server/staff/staffMember.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { PageContext } from '../console.ts';
import { choiceField, reasonedActions, textField } from '../formFields.ts';

const path = '/console/exports';

const formatField = ({ texts }: PageContext): Html =>
  choiceField({
    name: 'format',
    label: texts.t('exports.format'),
    value: 'xlsx',
    options: exportFormats.map((format) => [format, format.toUpperCase()]),
  });

export const peopleForm = (context: PageContext): Html => {
  const { t } = context.texts;
  return html`<section class="panel narrow">
    <h2>${t('exports.people')}</h2>
    <p>${t('exports.peopleMeans')}</p>
    <form method="post" action="${path}/people">
      ${tokenField(context.staff.cookie)} ${formatField(context)}
      <button class="main">${t('exports.download')}</button>
    </form>
  </section>`;
};

export const requestForm = (context: PageContext): Html => {
  const { t } = context.texts;
  return html`<section class="panel narrow">
    <h2>${t('exports.withCodes')}</h2>
    <p>${t('exports.withCodesMeans')}</p>
    <form method="post" action="${path}/request">
      ${tokenField(context.staff.cookie)}
      ${textField({ name: 'reason', label: t('links.reason'), value: '', isRequired: true })}
      ${formatField(context)}
      <button>${t('exports.ask')}</button>
    </form>
  </section>`;
};

/** What was asked for with codes, and the next step for whoever may take it. */
export const exportTableShown = (
  context: PageContext,
  requests: readonly ExportRequest[],
  staff: readonly StaffMember[],
): Html => {
  const { t } = context.texts;
  const names = new Map(staff.map(({ id, name }) => [`staff:${id}`, name]));
  const nameOf = (actor: string | null) => (actor === null ? '–' : (names.get(actor) ?? actor));
  return html`<section>
    <h2 id="requests">${t('exports.requests')}</h2>
    ${
      requests.length === 0
        ? html`<p>${t('exports.none')}</p>`
        : html`<div class="panel scroll" role="region" aria-labelledby="requests" tabindex="0">
            <table>
              <thead>
                <tr>
                  <th scope="col">${t('audit.time')}</th>
                  <th scope="col">${t('exports.asked')}</th>
                  <th scope="col">${t('audit.reason')}</th>
                  <th scope="col">${t('exports.approved')}</th>
                  <th scope="col">${t('exports.batch')}</th>
                  <th scope="col">${t('shell.actions')}</th>
                </tr>
              </thead>
              <tbody>
                ${requests.map(
                  (one) =>
                    html`<tr>
                      <td class="time">${context.when(one.requestedAt)}</td>
                      <td><bdi>${nameOf(one.requestedBy)}</bdi></td>
                      <td><bdi>${one.reason}</bdi></td>
                      <td><bdi>${nameOf(one.approvedBy)}</bdi></td>
                      <td>${one.batch === null ? '–' : html`<code>${one.batch}</code>`}</td>
                      <td>${nextStep(context, one)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
};

const nextStep = ({ texts, staff, may }: PageContext, one: ExportRequest): Html => {
  const { t } = texts;
  const isOwn = one.requestedBy === `staff:${staff.member.id}`;
  const button = (step: 'approve' | 'make') =>
    html`<form method="post" action="${path}/${one.id}/${step}">
      ${tokenField(staff.cookie)}
      <button class="small main">${t(`exports.${step}`)}</button>
    </form>`;
  if (one.batch !== null && may('exports:approve')) {
    return reasonedActions({
      action: `${path}/batches/${one.batch}/rotate`,
      token: tokenField(staff.cookie),
      summary: t('exports.leaked'),
      about: one.batch,
      reason: t('links.reason'),
      id: one.id,
      actions: [{ value: 'rotate', isDanger: true, text: t('exports.rotate') }],
    });
  }
  if (one.batch !== null || one.madeAt !== null) return html``;
  if (one.approvedAt === null) {
    return html`${isOwn ? t('exports.waits') : may('exports:approve') ? button('approve') : ''}`;
  }
  return html`${isOwn ? button('make') : ''}`;
};
