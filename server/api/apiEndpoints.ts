import { attendeeEndpoints } from './attendeeEndpoints.ts';
import { auditEndpoints } from './auditEndpoints.ts';
import type { ApiEndpoint } from './endpoint.ts';
import { campaignEndpoints } from './campaignEndpoints.ts';
import { eventEndpoints } from './eventEndpoints.ts';
import { importEndpoints } from './importEndpoints.ts';
import { linkEndpoints } from './linkEndpoints.ts';
import { mailEndpoints } from './mailEndpoints.ts';
import { sponsorEndpoints } from './sponsorEndpoints.ts';
import { templateEndpoints } from './templateEndpoints.ts';

/** Every endpoint of the HTTP API: the server and the OpenAPI document are made of this list. */
export const apiEndpoints: readonly ApiEndpoint[] = [
  ...eventEndpoints,
  ...attendeeEndpoints,
  ...importEndpoints,
  ...linkEndpoints,
  ...templateEndpoints,
  ...mailEndpoints,
  ...campaignEndpoints,
  ...sponsorEndpoints,
  ...auditEndpoints,
];
