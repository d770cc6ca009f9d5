import type { FastifyError, FastifyInstance, RouteOptions } from 'fastify';
import { z } from 'zod';
import { describeDefect } from '#server/http/describeDefect.ts';
import { mayDo } from '#server/staff/staffRole.ts';
import { isOwnForm, readForm } from '../forms.ts';
import type { Web } from '../web.ts';
import { knowStaff, sendConsoleTrouble, staffOf } from './console.ts';
import { addAccountPages } from './account/addAccountPages.ts';
import { addRecoveryPages } from './account/addRecoveryPages.ts';
import { addAttendeePages } from './attendees/addAttendeePages.ts';
import { addSeeAsPages } from './attendees/addSeeAsPages.ts';
import { addCasePages } from './cases/addCasePages.ts';
import { addCodePages } from './attendees/addCodePages.ts';
import { addCampaignPages } from './campaigns/addCampaignPages.ts';
import { addCampaignFormPages } from './campaigns/addCampaignFormPages.ts';
import { addInvitePages } from './campaigns/addInvitePages.ts';
import { addExportPages } from './exports/addExportPages.ts';
import { addReturnedPages } from './mail/addReturnedPages.ts';
import { addSponsorEditPages } from './sponsors/addSponsorEditPages.ts';
import { addSponsorPages } from './sponsors/addSponsorPages.ts';
import { addListPages } from './lists/addListPages.ts';
import { addMailPages } from './mail/addMailPages.ts';
import { addMailingPages } from './mail/addMailingPages.ts';
import { addMailSettingPages } from './mail/mailSettingsForm.ts';
import { addSendPages } from './mail/addSendPages.ts';
import { addTemplatePages } from './mail/addTemplatePages.ts';
import { addAuditPages } from './audit/addAuditPages.ts';
import { addProgrammePages } from './programme/addProgrammePages.ts';
import { addSessionPages } from './programme/addSessionPages.ts';
import { addSettingPages } from './settings/addSettingPages.ts';
import { addStationPages } from './stations/addStationPages.ts';
import { addLinkPages } from './links/addLinkPages.ts';
import { addOverviewPages } from './overview/addOverviewPages.ts';
import { addSignInPages } from './account/addSignInPages.ts';
import { addSetUpPages } from './account/addSetUpPages.ts';
import { addStaffPages } from './staff/addStaffPages.ts';
import { addTokenPages } from './tokens/addTokenPages.ts';
import { readStaff } from './staffCookies.ts';

/**
 * The organiser's console. Every route says in its config what somebody must be allowed to do: it is asked here, before a body
 * is read, and so is the token of every form. A route that says nothing is a defect, found at the start.
 */
export const addConsole = async (app: FastifyInstance, web: Web): Promise<void> => {
  await app.register(async (pages) => {
    pages.addHook('onRoute', requirePermission);
    pages.addHook('onRequest', async (request, reply) => {
      const permission = request.routeOptions.config.permission ?? 'staff:manage';
      if (permission === 'nobody') return undefined;
      const staff = await readStaff(web, request);
      if (staff === undefined) return reply.redirect('/console/sign-in', 303);
      knowStaff(request, staff);
      if (mayDo(staff.member.role, permission)) return undefined;
      return sendConsoleTrouble(web, reply, { status: 403, sentence: 'shell.notAllowed' });
    });
    pages.addHook('preHandler', async (request, reply) => {
      if (request.method !== 'POST') return undefined;
      const isOurs =
        request.routeOptions.config.permission === 'nobody'
          ? isOwnForm(request)
          : readForm(request, staffOf(request).cookie, z.looseObject({})).ok;
      if (isOurs) return undefined;
      return sendConsoleTrouble(web, reply, { status: 403, sentence: 'shell.formOld' });
    });
    pages.setErrorHandler((error: FastifyError, request, reply) => {
      if (error.statusCode !== undefined && error.statusCode < 500) {
        const sentence = error.statusCode === 413 ? 'shell.tooLarge' : 'shell.invalid';
        return sendConsoleTrouble(web, reply, { status: error.statusCode, sentence });
      }
      web.store.log.write('error', 'page failed', describeDefect(error, request.routeOptions.url));
      return sendConsoleTrouble(web, reply, { status: 500, sentence: 'shell.defect' });
    });
    addSignInPages(pages, web);
    addSetUpPages(pages, web);
    addAccountPages(pages, web);
    addRecoveryPages(pages, web);
    addOverviewPages(pages, web);
    addAttendeePages(pages, web);
    addListPages(pages, web);
    addSeeAsPages(pages, web);
    addCasePages(pages, web);
    addCodePages(pages, web);
    addLinkPages(pages, web);
    addProgrammePages(pages, web);
    addSessionPages(pages, web);
    addStationPages(pages, web);
    addMailPages(pages, web);
    addTemplatePages(pages, web);
    addSendPages(pages, web);
    addMailingPages(pages, web);
    addReturnedPages(pages, web);
    addMailSettingPages(pages, web);
    addCampaignPages(pages, web);
    addCampaignFormPages(pages, web);
    addInvitePages(pages, web);
    addSponsorPages(pages, web);
    addSponsorEditPages(pages, web);
    addExportPages(pages, web);
    addAuditPages(pages, web);
    addSettingPages(pages, web);
    addTokenPages(pages, web);
    addStaffPages(pages, web);
  });
};

const requirePermission = ({ config, method, url }: RouteOptions): void => {
  if (config?.permission === undefined) {
    throw new Error(`${String(method)} ${url} does not say who may use it`);
  }
};
