import { attendeeEndpoints } from './attendeeEndpoints.ts';
import { auditEndpoints } from './auditEndpoints.ts';
import type { ApiEndpoint } from './endpoint.ts';
import { eventEndpoints } from './eventEndpoints.ts';
import { importEndpoints } from './importEndpoints.ts';
import { linkEndpoints } from './linkEndpoints.ts';

/** Every endpoint of the HTTP API: the server and the OpenAPI document are made of this list. */
export const apiEndpoints: readonly ApiEndpoint[] = [
  ...eventEndpoints,
  ...attendeeEndpoints,
  ...importEndpoints,
  ...linkEndpoints,
  ...auditEndpoints,
];
