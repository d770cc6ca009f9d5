import type { FastifyInstance } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import {
  mostContacts,
  type SponsorContact,
  type SponsorProfile,
} from '#server/sponsors/sponsor.ts';
import { addDevicePages, askForProof } from '../devicePages.ts';
import { readForm } from '../forms.ts';
import { addLanding } from '../landing.ts';
import type { TextKey } from '../languages.ts';
import { forgetSession } from '../linkCookies.ts';
import { sendPage } from '../sendPage.ts';
import { sendTrouble, textsFor, type Web } from '../web.ts';
import { addLogoRoutes } from './addLogoRoutes.ts';
import { ownLogo, showEditPage } from './editPage.ts';
import { publicProfile } from './publicProfile.ts';
import { editOf, enterSponsor, refuseForm } from './sponsorRoutes.ts';

const home = '/s/profile';

/** Where the contact of a sponsor edits what everybody reads of it, and nothing else. */
export const addSponsorPages = (app: FastifyInstance, web: Web): void => {
  const { sponsors } = web.store;
  const enter = enterSponsor(web);
  addLanding(app, web, {
    kind: 'sponsor',
    path: '/s',
    home,
    title: 'landing.sponsorTitle',
    holdUp: (request, reply, link) => askForProof(web, { request, reply, link }),
  });
  addDevicePages(app, web, { kind: 'sponsor', home });
  addLogoRoutes(app, web, enter);

  app.get(home, (request, reply) =>
    enter(request, reply, (at) =>
      showEditPage(web, at, { isSaved: Query.safeParse(request.query).data?.saved !== undefined }),
    ),
  );

  app.get('/s/preview', (request, reply) =>
    enter(request, reply, ({ sponsor, event }) => {
      const texts = textsFor(request);
      return sendPage(reply, {
        texts,
        title: sponsor.name,
        eventName: event.name,
        styles: ['sponsor.css'],
        body: html`<p class="notice">${texts.t('sponsor.previewNotice')}</p>
          ${publicProfile(texts, sponsor, ownLogo(sponsor))}
          <a class="button" href="${home}">${texts.t('sponsor.back')}</a>`,
      });
    }),
  );

  app.post(home, (request, reply) =>
    enter(request, reply, async (at) => {
      const form = readForm(request, at.session.cookie, ProfileForm);
      if (!form.ok) return refuseForm(web, reply, form.error.code);
      const told = readProfile(form.value);
      const saved = await sponsors.saveProfile({ ...editOf(at), told });
      if (saved.ok) return reply.redirect(`${home}?saved`, 303);
      const { code, details } = saved.error;
      const field = String(details?.['field'] ?? '');
      switch (code) {
        case 'invalid_profile':
          return showEditPage(web, at, {
            told,
            profileProblem: { field, sentence: sentenceFor(field) },
          });
        case 'make_a_generic_link':
          return showEditPage(web, at, {
            told,
            profileProblem: { field, sentence: 'common.privateLink' },
          });
        case 'sponsor_closed':
          return showEditPage(web, at, { problem: 'sponsor.closedMeanwhile' });
        case 'unknown_sponsor':
        case 'no_event':
          return sendTrouble(web, reply, { status: 404, sentence: 'common.notFound' });
      }
    }),
  );

  app.post('/s/sign-out', (request, reply) =>
    enter(request, reply, async ({ session }) => {
      const form = readForm(request, session.cookie, z.object({}));
      if (!form.ok) return refuseForm(web, reply, form.error.code);
      await forgetSession(web, reply, session);
      return reply.redirect('/s', 303);
    }),
  );
};

const Query = z.object({ saved: z.string().optional() });
const line = z.string().max(20_000).default('');
const ProfileForm = z.looseObject({ shortText: line, longText: line, website: line });

const readProfile = (form: z.infer<typeof ProfileForm>): SponsorProfile => {
  const { shortText, longText, website } = form;
  const told = (no: number, name: keyof SponsorContact): string => {
    const value = form[`contacts.${no}.${name}`];
    return typeof value === 'string' ? value.trim() : '';
  };
  const contacts = Array.from({ length: mostContacts }, (_, no) => ({
    name: told(no, 'name'),
    email: told(no, 'email'),
    phone: told(no, 'phone'),
  })).filter(({ name, email, phone }) => `${name}${email}${phone}` !== '');
  // Browsers count a line break as one character, and send it as two.
  const plain = (text: string): string => text.replaceAll('\r\n', '\n');
  return { shortText: plain(shortText), longText: plain(longText), website, contacts };
};

const sentenceFor = (field: string): TextKey => {
  if (field === 'website') return 'sponsor.badWebsite';
  if (field.endsWith('.email')) return 'sponsor.badAddress';
  if (field.endsWith('.phone')) return 'sponsor.badPhone';
  return 'sponsor.tooLong';
};
