import { z } from 'zod';

export const staffRoles = ['owner', 'organiser', 'helpdesk', 'auditor'] as const;
export const StaffRole = z.enum(staffRoles);
export type StaffRole = z.infer<typeof StaffRole>;

/** Everything that staff can be allowed to do. Whoever may look at something may not yet change it. */
export const permissions = [
  'account:own',
  'overview:read',
  'attendees:read',
  'attendees:change',
  'attendees:import',
  'links:read',
  'links:manage',
  'access-as:use',
  'programme:read',
  'programme:change',
  'stations:read',
  'stations:manage',
  'templates:read',
  'templates:change',
  'mail:send',
  'campaigns:read',
  'campaigns:manage',
  'sponsors:read',
  'sponsors:manage',
  'audit:read',
  'exports:read',
  'exports:request',
  'exports:approve',
  'settings:read',
  'settings:change',
  'tokens:manage',
  'staff:manage',
] as const;
export type Permission = (typeof permissions)[number];

const looking = permissions.filter((permission) => permission.endsWith(':read'));

/** What each role may do: nothing else, and nobody has a right of their own beside it. */
const permissionsOf: Readonly<Record<StaffRole, readonly Permission[]>> = {
  owner: permissions,
  organiser: permissions.filter(
    (permission) => permission !== 'staff:manage' && permission !== 'tokens:manage',
  ),
  helpdesk: [
    'account:own',
    'overview:read',
    'attendees:read',
    'attendees:change',
    'links:read',
    'links:manage',
    'access-as:use',
    'programme:read',
    'stations:read',
  ],
  auditor: ['account:own', ...looking],
};

export const mayDo = (role: StaffRole, permission: Permission): boolean =>
  permissionsOf[role].includes(permission);
