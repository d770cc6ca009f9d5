// oxlint-disable max-params -- both handlers have Electron's own signature
import type { Session } from 'electron';
import { isOwnUrl } from './appScheme.ts';

/** The camera's picture for our own page, and nothing else for anybody; and no network. */
export const hardenSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    decide(
      permission === 'media' &&
        details.isMainFrame &&
        isOwnUrl(details.requestingUrl) &&
        kinds.length > 0 &&
        kinds.every((kind) => kind === 'video'),
    );
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === 'media' &&
      details.isMainFrame &&
      details.mediaType === 'video' &&
      // Electron gives an origin here, with or without the slash of a URL.
      isOwnUrl(origin.endsWith('/') ? origin : `${origin}/`),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isAllowedRequest(details.url) });
  });
};

/** `blob:` and `data:` are the page's own bytes; the developer tools are not reachable in a package. */
const isAllowedRequest = (url: string): boolean =>
  isOwnUrl(url) || /^(blob:app:\/\/lanyard\/|data:|devtools:)/.test(url);
