import { protocol } from 'electron';
import { securityHeaders } from '#app/shell/securityHeaders.ts';
import type { BundleAssets } from '#app/shell/bundleAssets.ts';

/** The one page of the desktop shell. */
export const startUrl = 'app://lanyard/';

export const isOwnUrl = (url: string): boolean => url.startsWith(startUrl);

/** Must run before Electron is ready. `standard` gives the page an origin, `secure` the camera. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
};

/** Answers `app://lanyard/…` with the files of the bundle; anything else is a 404. */
export const serveAppScheme = (assets: BundleAssets): void => {
  protocol.handle('app', async ({ url, method }) => {
    const asset = isOwnUrl(url) && method === 'GET' ? await assets(new URL(url).pathname) : null;
    return asset === null
      ? new Response('There is nothing here.', { status: 404, headers: securityHeaders() })
      : new Response(asset.bytes, {
          headers: { ...securityHeaders(), 'Content-Type': asset.contentType },
        });
  });
};
