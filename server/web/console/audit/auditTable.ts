import { html } from 'hono/html';
import { z } from 'zod';
import type { AuditLine } from '#server/audit/auditLine.ts';
import type { StaffMember } from '#server/staff/staffMember.ts';
import type { Html } from '#server/web/html.ts';
import type { PageContext } from '../console.ts';

/** Lines of the audit log. Actions are named as they are on record; staff by their names. */
export const auditTable = (
  { texts, when }: PageContext,
  lines: readonly AuditLine[],
  staff: readonly StaffMember[],
): Html => {
  const { t } = texts;
  if (lines.length === 0) return html`<p>${t('audit.nothing')}</p>`;
  const names = new Map(staff.map(({ id, name }) => [`staff:${id}`, name]));
  return html`<div class="panel scroll" role="region" aria-label="${t('audit.title')}" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">${t('audit.time')}</th>
          <th scope="col">${t('audit.actor')}</th>
          <th scope="col">${t('audit.action')}</th>
          <th scope="col">${t('audit.reason')}</th>
          <th scope="col">${t('audit.details')}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) =>
            html`<tr>
              <td class="time">${when(line.at)}</td>
              <td><bdi>${names.get(line.actor) ?? line.actor}</bdi></td>
              <td>
                <code>${line.action}</code>
                ${
                  line.handle === null
                    ? ''
                    : html`<br /><a href="/console/links/${line.handle}"
                          >…${line.handle.slice(-6)}</a
                        >`
                }
              </td>
              <td><bdi>${line.reason}</bdi></td>
              <td class="hint">${detailsOf(line.details)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};

const Details = z.record(z.string(), z.unknown());

const detailsOf = (json: string): string =>
  Object.entries(Details.parse(JSON.parse(json)))
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ');
