import type { FastifyRequest } from 'fastify';
import type { Html } from './html.ts';

const banners = new WeakMap<FastifyRequest, Banner>();

/** What stands above every page that answers a request, whoever makes that page; with the files it needs. */
export interface Banner {
  readonly html: Html;
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

export const putBanner = (request: FastifyRequest, banner: Banner): void => {
  banners.set(request, banner);
};

export const bannerOf = (request: FastifyRequest): Banner | undefined => banners.get(request);
