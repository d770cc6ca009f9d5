import { createHmac } from 'node:crypto';

/** By the event's own key: nobody who reads the table of refused addresses finds out whose they were. */
export const hashAddress = (addressKey: Buffer, address: string): string =>
  createHmac('sha256', addressKey).update(address.toLowerCase()).digest('hex');
