import type { FastifyInstance } from 'fastify';
import { addAccessAsPages } from './accessAs/addAccessAsPages.ts';
import { addAppPages } from './app/addAppPages.ts';
import { addAvailabilityPages } from './availability/addAvailabilityPages.ts';
import { addPublicRegistration } from './registration/addPublicRegistration.ts';
import { addRegistrationPages } from './registration/addRegistrationPages.ts';
import { addPublicSponsors } from './sponsor/addPublicSponsors.ts';
import { addSponsorPages } from './sponsor/addSponsorPages.ts';
import type { Web } from './web.ts';

/** The pages behind personal links, those of each kind by themselves. */
export const addPersonalPages = (app: FastifyInstance, web: Web): void => {
  addAppPages(app, web);
  addAvailabilityPages(app, web);
  addRegistrationPages(app, web);
  addPublicRegistration(app, web);
  addSponsorPages(app, web);
  addAccessAsPages(app, web);
  addPublicSponsors(app, web);
};
