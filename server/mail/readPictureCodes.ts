import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** Longest side that is looked at, pixels: a code in a mail is there to be read by a phone. */
const longestSide = 1600;
const shortestSide = 400;

/** Loaded with the first picture: a station that never sees one starts without both. */
const loadReader = async () => {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  // Without its bytes at hand the library would fetch the WebAssembly from a CDN.
  const bytes = await readFile(
    createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'),
  );
  await prepareZXingModule({
    overrides: { wasmBinary: Uint8Array.from(bytes).buffer },
    fireImmediately: true,
  });
  return { createCanvas, loadImage, readBarcodes };
};

let loading: ReturnType<typeof loadReader> | undefined;

/**
 * The texts of all codes in a picture (PNG, JPEG, WebP, GIF, SVG …), turned and inverted ones too. Undefined where the bytes
 * are no picture that can be read.
 */
export const readPictureCodes = async (
  bytes: Uint8Array,
): Promise<readonly string[] | undefined> => {
  loading ??= loadReader();
  const { createCanvas, loadImage, readBarcodes } = await loading;
  const picture = await loadImage(Buffer.from(bytes)).catch(() => undefined);
  if (picture === undefined || picture.width < 1 || picture.height < 1) return undefined;
  const side = Math.max(picture.width, picture.height);
  const scale = Math.min(longestSide, Math.max(shortestSide, side)) / side;
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  // Codes with a transparent ground are read on the mail's white.
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const codes = await readBarcodes(
    { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' },
    {
      tryHarder: true,
      tryRotate: true,
      tryInvert: true,
      tryDownscale: true,
      maxNumberOfSymbols: 16,
    },
  );
  return codes.map(({ text }) => text);
};
