import QRCode from 'qrcode';

/** A QR code (level M, quiet zone of 4 modules) as the address of a picture that is part of the page. */
export const qrImage = async (text: string): Promise<string> => {
  const svg = await QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
};
