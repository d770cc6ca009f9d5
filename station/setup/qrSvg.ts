import QRCode from 'qrcode';

/** A QR code (level M, quiet zone of 4 modules) as an SVG document for a screen. */
export const qrSvg = (text: string): Promise<string> =>
  QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
