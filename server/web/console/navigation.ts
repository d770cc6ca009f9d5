import type { Permission } from '#server/staff/staffRole.ts';
import type { ConsoleKey } from './consoleTexts.ts';

export interface Place {
  readonly path: string;
  readonly title: ConsoleKey;
  readonly permission: Permission;
}

/** What stands at the side of every page of the console, for those who may go there. */
export const places: readonly Place[] = [
  { path: '/console', title: 'shell.overview', permission: 'overview:read' },
  { path: '/console/attendees', title: 'attendees.title', permission: 'attendees:read' },
  { path: '/console/programme', title: 'programme.title', permission: 'programme:read' },
  { path: '/console/stations', title: 'stations.title', permission: 'stations:read' },
  { path: '/console/mail', title: 'mail.title', permission: 'templates:read' },
  { path: '/console/campaigns', title: 'campaigns.title', permission: 'campaigns:read' },
  { path: '/console/sponsors', title: 'sponsors.title', permission: 'sponsors:read' },
  { path: '/console/exports', title: 'exports.title', permission: 'exports:read' },
  { path: '/console/audit', title: 'audit.title', permission: 'audit:read' },
  { path: '/console/settings', title: 'settings.title', permission: 'settings:read' },
  { path: '/console/tokens', title: 'tokens.title', permission: 'tokens:manage' },
  { path: '/console/staff', title: 'shell.staff', permission: 'staff:manage' },
];
