/** A mail as a mail program shows it: with its own styles, inside our page and nowhere else, without scripts, forms or requests. */
export const previewHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    "frame-ancestors 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    'sandbox',
  ].join('; '),
  'x-frame-options': 'SAMEORIGIN',
};
