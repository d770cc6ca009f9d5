import { createHmac } from 'node:crypto';

/** How another system's codes are kept: HMAC-SHA-256 with the event's key, hex (codes.md). */
export const hmacOfImportedCode = (keyHex: string, text: string): string =>
  createHmac('sha256', Buffer.from(keyHex, 'hex')).update(text.trim()).digest('hex');
