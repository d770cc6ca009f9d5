/**
 * The headers of every answer of a shell. `connectSources` is what the page may talk to besides its own files: nothing
 * in Electron, its own WebSocket in the loopback shell.
 */
export const securityHeaders = (
  connectSources: readonly string[] = [],
): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': contentSecurityPolicy(connectSources),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': permissionsPolicy,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
});

const contentSecurityPolicy = (connectSources: readonly string[]): string =>
  [
    "default-src 'none'",
    // The decoder of camera pictures is WebAssembly; nothing else may be compiled from data.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    "media-src 'self' blob:",
    ["connect-src 'self'", ...connectSources].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const permissionsPolicy = [
  'camera=(self)',
  'display-capture=()',
  'geolocation=()',
  'hid=()',
  'microphone=()',
  'payment=()',
  'serial=()',
  'usb=()',
].join(', ');
