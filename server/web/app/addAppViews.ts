import { addCardPages } from '../cards/addCardPages.ts';
import type { Web } from '../web.ts';
import type { AttendeeRoutes } from './attendeeRoutes.ts';
import { showEntryCode } from './entryCodePage.ts';
import { showHistory } from './historyPage.ts';
import { showHome } from './homePage.ts';
import { addProfilePages } from './profilePages.ts';

/** The pages of the app: mounted for attendees, and once more for staff who look at it as one of them. */
export const addAppViews = (routes: AttendeeRoutes, web: Web): void => {
  routes.get('/a/me', (at) => showHome(web, at));
  routes.get('/a/code', (at) => showEntryCode(web, at));
  routes.get('/a/history', (at) => showHistory(web, at));
  addProfilePages(routes, web);
  addCardPages(routes, web);
};
