import type { FastifyInstance } from 'fastify';
import { html } from 'hono/html';
import { campaignCsv } from '#server/campaigns/campaignCsv.ts';
import type { Web } from '#server/web/web.ts';
import { pageContext, sendConsoleTrouble } from '../console.ts';

const path = '/console/campaigns';
const reading = { config: { permission: 'campaigns:read' } } as const;
type AtCampaign = { Params: { id: string } };

/** When people can meet: the campaigns, and what was answered. */
export const addCampaignPages = (app: FastifyInstance, web: Web): void => {
  const { campaigns } = web.store;

  app.get(path, reading, async (request, reply) => {
    const { texts, when, may, page } = await pageContext(web, request, reply);
    const { t } = texts;
    const all = await campaigns.list();
    return page({
      title: t('campaigns.title'),
      place: path,
      actions: html`${
        may('campaigns:manage')
          ? html`<a class="button main" href="${path}/new">${t('campaigns.new')}</a>`
          : ''
      }`,
      body:
        all.length === 0
          ? html`<p>${t('campaigns.none')}</p>`
          : html`<div
              class="panel scroll"
              role="region"
              aria-label="${t('campaigns.title')}"
              tabindex="0"
            >
              <table>
                <thead>
                  <tr>
                    <th scope="col">${t('campaigns.name')}</th>
                    <th scope="col">${t('campaigns.closes')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${all.map(
                    ({ id, name, closesAt }) =>
                      html`<tr>
                        <th scope="row">
                          <a href="${path}/${id}"><bdi>${name}</bdi></a>
                        </th>
                        <td class="time">
                          ${when(closesAt)}
                          ${
                            closesAt > web.store.clock()
                              ? ''
                              : html`<span class="state">${t('campaigns.isClosed')}</span>`
                          }
                        </td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`,
    });
  });

  app.get<AtCampaign>(`${path}/:id/csv`, reading, async (request, reply) => {
    const plan = await campaigns.plan(request.params.id);
    return plan === undefined
      ? sendConsoleTrouble(web, reply, { status: 404, sentence: 'campaigns.unknown' })
      : reply
          .header('content-disposition', 'attachment; filename="campaign.csv"')
          .type('text/csv; charset=utf-8')
          .send(campaignCsv(plan));
  });
};
