import cookies from '@fastify/cookie';
import forms from '@fastify/formbody';
import files from '@fastify/static';
import type { FastifyError, FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TokenStore } from '../createTokenStore.ts';
import { createRateLimit } from '../http/createRateLimit.ts';
import { describeDefect } from '../http/describeDefect.ts';
import { addPersonalPages } from './addPersonalPages.ts';
import { addConsole } from './console/addConsole.ts';
import { pageHeaders } from './pageHeaders.ts';
import { chosenLanguage, languageCookie } from './languages.ts';
import { sendTrouble, type Web } from './web.ts';

/** Seen from this file and from the desktop shell's bundle alike. */
const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What `build/buildPages.mjs` made; without it the pages do what they can without those scripts. */
const builtFolders = [folder('../../dist/pages')].filter((path) => existsSync(path));

/** The pages for people: behind personal links, and the organiser's. */
export const addPages = async (
  app: FastifyInstance,
  { store, isSecure }: { readonly store: TokenStore; readonly isSecure: boolean },
): Promise<void> => {
  // Wide: a whole venue may come from one address. Secrets of 160 bits cannot be guessed, passwords and digits have limits of
  // their own.
  const attempts = createRateLimit({ burst: 300, perSecond: 10 }, store.clock);
  const web: Web = { store, isSecure, attempts };
  await app.register(async (pages) => {
    await pages.register(cookies);
    await pages.register(forms, { bodyLimit: 256 * 1024 });
    await pages.register(files, {
      root: [folder('../../server/web/assets'), folder('../../renderer/theme'), ...builtFolders],
      prefix: '/assets/',
      allowedPath: (path) => /^\/[\w.-]+\.(css|js|wasm)$/.test(path),
      cacheControl: false,
      index: false,
      setHeaders: (reply, path) => {
        void reply.header('cache-control', 'max-age=300');
        // A worker goes by the policy of its own file: this one compiles WebAssembly.
        if (path.endsWith('decodeWorker.js')) void reply.headers(pageHeaders({ camera: true }));
      },
    });
    pages.addHook('onRequest', async (request, reply) => {
      reply.headers(pageHeaders());
      const language = chosenLanguage(request);
      if (language === undefined) return;
      reply.setCookie(languageCookie, language, {
        path: '/',
        sameSite: 'lax',
        secure: isSecure,
        maxAge: 365 * 24 * 3600,
      });
    });
    pages.setErrorHandler((error: FastifyError, request, reply) => {
      if (error.statusCode === 413) {
        return sendTrouble(web, reply, { status: 413, sentence: 'common.tooLarge' });
      }
      if (error.statusCode !== undefined && error.statusCode < 500) {
        return sendTrouble(web, reply, { status: error.statusCode, sentence: 'common.invalid' });
      }
      store.log.write('error', 'page failed', describeDefect(error, request.routeOptions.url));
      return sendTrouble(web, reply, { status: 500, sentence: 'common.defect' });
    });
    addPersonalPages(pages, web);
    await addConsole(pages, web);
  });
};
