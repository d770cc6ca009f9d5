import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TokenStore } from '../createTokenStore.ts';
import type { RateLimit } from '../http/createRateLimit.ts';
import { languageOf, textsIn, type TextKey, type Texts } from './languages.ts';
import { sendPage } from './sendPage.ts';
import { html } from 'hono/html';

/** What every group of pages works with. */
export interface Web {
  readonly store: TokenStore;
  /** Pages are reached by https: cookies must not travel otherwise. */
  readonly isSecure: boolean;
  /** Attempts to redeem or to sign in, by the address they come from. */
  readonly attempts: RateLimit;
}

export const textsFor = (request: FastifyRequest): Texts => textsIn(languageOf(request));

export const eventNameOf = async ({ store }: Web): Promise<string> =>
  (await store.event())?.name ?? 'Lanyard';

/** A page of one sentence that says what is wrong and what to do. */
export const sendTrouble = async (
  web: Web,
  reply: FastifyReply,
  trouble: { readonly status: number; readonly title?: TextKey; readonly sentence: TextKey },
): Promise<FastifyReply> => {
  const texts = textsFor(reply.request);
  return sendPage(reply, {
    texts,
    title: texts.t(trouble.title ?? 'common.error'),
    eventName: await eventNameOf(web),
    status: trouble.status,
    body: html`<p role="alert">${texts.t(trouble.sentence)}</p>`,
  });
};
