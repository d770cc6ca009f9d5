import { createCanvas } from '@napi-rs/canvas';
import QRCode from 'qrcode';
import { crc32 } from 'node:zlib';

/** A picture with something on it, as PNG. */
export const drawLogo = (
  { width, height }: { readonly width: number; readonly height: number } = {
    width: 400,
    height: 200,
  },
) => {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  for (let x = 0; x < width; x += 8) {
    context.fillStyle = `hsl(${(x * 7) % 360} 80% 50%)`;
    context.fillRect(x, 0, 8, height);
  }
  return {
    png: canvas.toBuffer('image/png'),
    jpeg: canvas.toBuffer('image/jpeg'),
    webp: canvas.toBuffer('image/webp'),
  };
};

/** A PNG that shows a QR code. */
export const drawQrCode = (text: string): Promise<Buffer> =>
  QRCode.toBuffer(text, { errorCorrectionLevel: 'M', scale: 6 });

/** The PNG with one more chunk behind its head, such as an animation's, or a text. */
export const withChunk = (png: Buffer, type: string, data: Buffer): Buffer => {
  const afterHead = 8 + 25;
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, afterHead), length, body, sum, png.subarray(afterHead)]);
};
