/** What a page may do beyond showing text and sending its own forms. */
export interface PagePowers {
  /** The camera, and the WebAssembly that reads its pictures. */
  readonly camera?: boolean;
  /** Frames that show pages of our own. */
  readonly framesOwn?: boolean;
}

/** The headers of every page: no third party, no frame around it, nothing told to where a link leads. */
export const pageHeaders = ({ camera = false, framesOwn = false }: PagePowers = {}): Readonly<
  Record<string, string>
> => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src 'self'${camera ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    ...(camera ? ["worker-src 'self'", "media-src 'self' blob:"] : []),
    ...(framesOwn ? ["frame-src 'self'"] : []),
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': [
    camera ? 'camera=(self)' : 'camera=()',
    'display-capture=()',
    'geolocation=()',
    'microphone=()',
    'payment=()',
  ].join(', '),
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
});
