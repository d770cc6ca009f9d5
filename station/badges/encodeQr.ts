import qrcode, { type QRCodeSegment } from 'qrcode';
import type { QrMatrix } from '#shared/badge/badgeLayout.ts';

/** Badge codes of 146 characters need version 6; shorter texts take it too, so that all badges of an event look alike. */
const smallestVersion = 6;
const alphanumeric = /^[0-9A-Z $%*+\-./:]+$/;

/** A QR symbol at level M (ISO/IEC 18004). Throws for an empty text and for more than a symbol can hold. */
export function encodeQr(text: string): QrMatrix {
  // One mode for the whole code: searching for the best mix of modes takes as long as all the rest.
  const content: string | QRCodeSegment[] = alphanumeric.test(text)
    ? [{ data: text, mode: 'alphanumeric' }]
    : text;
  const fitting = qrcode.create(content, { errorCorrectionLevel: 'M' });
  const symbol =
    fitting.version >= smallestVersion
      ? fitting
      : qrcode.create(content, { errorCorrectionLevel: 'M', version: smallestVersion });
  const { size, data } = symbol.modules;
  return { size, dark: Array.from(data, (module) => module !== 0) };
}
