import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { isSessionForm, readForm } from '../forms.ts';
import { sendTrouble, type Web } from '../web.ts';
import { showEditPage } from './editPage.ts';
import { logoProblems } from './logoForm.ts';
import { sendLogo } from './sendLogo.ts';
import { editOf, refuseForm, type AtSponsor, type EnterSponsor } from './sponsorRoutes.ts';

const largestUpload = 2 * 1024 * 1024;

/** The logo of a sponsor: seen, brought and taken away by its contact. */
export const addLogoRoutes = (app: FastifyInstance, web: Web, enter: EnterSponsor): void => {
  const { sponsors } = web.store;

  const keep = async (at: AtSponsor, file: Buffer | null): Promise<FastifyReply> => {
    const saved = await sponsors.saveLogo({ ...editOf(at), file });
    if (saved.ok) return at.reply.redirect('/s/profile?saved', 303);
    const { code } = saved.error;
    switch (code) {
      case 'sponsor_closed':
        return showEditPage(web, at, { problem: 'sponsor.closedMeanwhile' });
      case 'unknown_sponsor':
      case 'no_event':
        return sendTrouble(web, at.reply, { status: 404, sentence: 'common.notFound' });
      default:
        return showEditPage(web, at, { logoProblem: logoProblems[code] });
    }
  };

  app.get('/s/logo.png', (request, reply) =>
    enter(request, reply, async ({ sponsor: { logo } }) =>
      sendLogo(reply, logo === null ? undefined : await sponsors.logo(logo.hash), 'no-store'),
    ),
  );

  app.post('/s/logo/remove', (request, reply) =>
    enter(request, reply, async (at) => {
      const form = readForm(request, at.session.cookie, z.object({}));
      return form.ok ? keep(at, null) : refuseForm(web, reply, form.error.code);
    }),
  );

  void app.register(async (uploads) => {
    await uploads.register(multipart, {
      limits: { fileSize: largestUpload, files: 1, fields: 2, parts: 3, headerPairs: 20 },
      throwFileSizeLimit: false,
    });
    uploads.post('/s/logo', (request, reply) =>
      enter(request, reply, async (at) => {
        // Counted like attempts to sign in: reading a picture is work.
        if (!web.attempts(request.ip)) {
          return sendTrouble(web, reply, { status: 429, sentence: 'common.tooMany' });
        }
        const part = await request.file();
        const file = await part?.toBuffer();
        const token = TokenPart.safeParse(part?.fields['token']).data?.value;
        if (!isSessionForm(request, at.session.cookie, token)) {
          return refuseForm(web, reply, 'form_old');
        }
        if (file === undefined || file.length === 0) {
          return showEditPage(web, at, { logoProblem: 'sponsor.noFile' });
        }
        if (part?.file.truncated === true) {
          return showEditPage(web, at, { logoProblem: 'sponsor.logoTooLarge' });
        }
        return keep(at, file);
      }),
    );
  });
};

const TokenPart = z.object({ value: z.string() });
