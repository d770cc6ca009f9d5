import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';

/** Eight-bit RGBA pixels, row by row, as in `ImageData`; a plain object will do, so Node can decode too. */
export interface Picture {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface CodeInPicture {
  readonly text: string;
  /** Top left, top right, bottom right, bottom left of the code itself, in pixels of the picture. */
  readonly corners: readonly [Point, Point, Point, Point];
}

/**
 * `quick`: QR codes only, a few ms, for live frames. `thorough`: every format, all of the
 * decoder's tries and, for a picture up to 640 × 480 that they fail on, all of them again on the
 * picture magnified, which reads a third of the noisy and blurred codes left over.
 */
export type Effort = 'quick' | 'thorough';

export interface Decoder {
  /** Finds the codes in one picture. An empty list means none; no picture makes it throw. */
  decode(picture: Picture, effort?: Effort): Promise<readonly CodeInPicture[]>;
}

/** Where ZXing's WebAssembly comes from: an address of our own origin, or its bytes (Node). */
export type WasmSource = { readonly wasmUrl: string } | { readonly wasmBinary: ArrayBuffer };

/**
 * The app's one way from pixels to text. Without a source of ours the library would fetch its
 * WebAssembly from a CDN, which is why there is no default. Rejects if that source does not load.
 */
export async function createDecoder(source: WasmSource): Promise<Decoder> {
  const overrides =
    'wasmUrl' in source ? { locateFile: () => source.wasmUrl } : { wasmBinary: source.wasmBinary };
  await prepareZXingModule({ overrides, fireImmediately: true });

  return {
    async decode(picture, effort = 'thorough') {
      if (picture.width < smallestSide || picture.height < smallestSide) return [];
      if (effort === 'quick') return readCodes(picture, quick);
      const found = await readCodes(picture, thorough);
      if (found.length > 0 || picture.width * picture.height > magnifiedUpTo) return found;
      const magnified = await readCodes(magnify(picture), {
        ...everyTry,
        formats: ['QRCodeModel2'],
      });
      return magnified.map((code) => shrinkBack(code));
    },
  };
}

/** Below one pixel a module no QR code can be read, and a strip one pixel high is no picture. */
const smallestSide = 11;

const quick: ReaderOptions = {
  formats: ['QRCodeModel2'],
  tryHarder: false,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 1,
};

const everyTry: ReaderOptions = {
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
};

// Interleaved 2 of 5 and Micro QR (which 'QRCode' would include) are left out: noise is now and then read as a few of their
// digits, and a few digits may be somebody's imported code.
const thorough: ReaderOptions = {
  ...everyTry,
  formats: [
    'QRCodeModel2',
    'DataMatrix',
    'AztecCode',
    'PDF417',
    'Code128',
    'Code39',
    'EAN13',
    'EAN8',
    'UPCA',
  ],
};

/** Pixels; magnifying a whole camera frame would cost more than the next frame's chance. */
const magnifiedUpTo = 640 * 480;
const magnification = 1.5;

async function readCodes(picture: Picture, options: ReaderOptions): Promise<CodeInPicture[]> {
  const { data, width, height } = picture;
  const results = await readBarcodes({ data, width, height, colorSpace: 'srgb' }, options);
  return results
    .filter((result) => result.isValid && result.text !== '')
    .map(({ text, position: at }) => ({
      text,
      corners: [at.topLeft, at.topRight, at.bottomRight, at.bottomLeft],
    }));
}

/** Between two pixels lies their mixture: the finder patterns of noisy codes come out smoother. */
function magnify({ data, width, height }: Picture): Picture {
  const wide = Math.round(width * magnification);
  const high = Math.round(height * magnification);
  const large = new Uint8ClampedArray(wide * high * 4);
  for (let y = 0; y < high; y++) {
    const fromY = Math.min(height - 1.001, Math.max(0, (y + 0.5) / magnification - 0.5));
    const down = fromY % 1;
    for (let x = 0; x < wide; x++) {
      const fromX = Math.min(width - 1.001, Math.max(0, (x + 0.5) / magnification - 0.5));
      const right = fromX % 1;
      const at = (Math.floor(fromY) * width + Math.floor(fromX)) * 4;
      const to = (y * wide + x) * 4;
      for (let channel = 0; channel < 3; channel++) {
        const here = at + channel;
        const upper = (data[here] ?? 0) * (1 - right) + (data[here + 4] ?? 0) * right;
        const below = here + width * 4;
        const lower = (data[below] ?? 0) * (1 - right) + (data[below + 4] ?? 0) * right;
        large[to + channel] = upper * (1 - down) + lower * down;
      }
    }
  }
  return { data: large, width: wide, height: high };
}

function shrinkBack({ text, corners: [a, b, c, d] }: CodeInPicture): CodeInPicture {
  const shrink = ({ x, y }: Point): Point => ({ x: x / magnification, y: y / magnification });
  return { text, corners: [shrink(a), shrink(b), shrink(c), shrink(d)] };
}
