/** The first 64 bits of a pin (base64url), as people compare them: `3F9A 1C2D 77B0 90AE`. */
export const fingerprintOf = (pin: string): string =>
  (
    Buffer.from(pin, 'base64url').toString('hex').slice(0, 16).toUpperCase().match(/.{4}/g) ?? []
  ).join(' ');
