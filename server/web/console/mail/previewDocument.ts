import { entryCodeCid } from '#server/mail/fillTemplate.ts';

/** A mail as staff may see it, with a picture that is nobody's code where its recipient gets theirs. */
export const previewDocument = (html: string): string =>
  html.replaceAll(`cid:${entryCodeCid}`, `data:image/svg+xml,${encodeURIComponent(specimen)}`);

/** The corners of a QR code and nothing in between. */
const corner = (x: number, y: number): string =>
  `<path d="M${x} ${y}h7v7h-7zm1 1v5h5v-5zm1 1h3v3h-3z" fill-rule="evenodd"/>`;

const specimen = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 33 33" width="294" height="294">
<path d="M-4-4h33v33h-33z" fill="#fff"/>${corner(0, 0)}${corner(18, 0)}${corner(0, 18)}
<path d="M9 1h7M9 4h7M9 9h16M9 12h16M9 15h16M1 9h5M1 12h5M1 15h5M9 18h16M9 21h16M9 24h16" stroke="#999" stroke-dasharray="1 1"/>
</svg>`;
