import { z } from 'zod';

/** What a station is used as. The token store gives a door less of each person. */
export const Role = z.enum(['desk', 'badge', 'door']);
export type Role = z.infer<typeof Role>;
