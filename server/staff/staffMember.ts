import { z } from 'zod';
import { StaffRole } from './staffRole.ts';
import type { StaffRow } from './staffTables.ts';

/** An account of the organiser's people. `login` is what they sign in with; `staff:<id>` is what the audit calls them. */
export const StaffMember = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  role: StaffRole,
  state: z.enum(['invited', 'active', 'disabled']),
  createdAt: z.int(),
});
export type StaffMember = z.infer<typeof StaffMember>;

export const toStaffMember = (
  row: Pick<StaffRow, 'id' | 'login' | 'name' | 'role' | 'state' | 'created_at'>,
): StaffMember =>
  StaffMember.parse({
    id: row.id,
    login: row.login,
    name: row.name,
    role: row.role,
    state: row.state,
    createdAt: row.created_at,
  });

/** One word or mail address, whatever its case: people type it at every sign-in. */
export const StaffLogin = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}._+@-]{2,100}$/u);

export const StaffName = z.string().trim().min(1).max(100);
