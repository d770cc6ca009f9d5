import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readBarcodes } from 'zxing-wasm/reader';
import { createDecoder, type Effort, type Picture } from '#renderer/scanning/decodeImage.ts';
import { hardPictures } from './hardPictures.ts';

export interface Comparison {
  readonly pictures: number;
  /** How many each way read with the right text. */
  readonly app: number;
  readonly direct: number;
  /** Texts the app's way made up. */
  readonly appWrong: number;
  /** Milliseconds for one picture, 50th and 95th percentile. */
  readonly appMs: { readonly p50: number; readonly p95: number };
  readonly byKind: Readonly<Record<string, { pictures: number; app: number; direct: number }>>;
}

/** Reads hard pictures by the app's decoding path and by zxing-wasm itself with its best options. */
export async function comparePictures(
  count = 200,
  effort: Effort = 'thorough',
): Promise<Comparison> {
  const decoder = await createDecoder({ wasmBinary: await readerWasm() });
  const byKind: Record<string, { pictures: number; app: number; direct: number }> = {};
  const times: number[] = [];
  let appWrong = 0;
  for (const { kind, text, picture } of hardPictures(count)) {
    const started = performance.now();
    const app = await decoder.decode(picture, effort);
    times.push(performance.now() - started);
    const row = (byKind[kind] ??= { pictures: 0, app: 0, direct: 0 });
    row.pictures += 1;
    if (app.some((code) => code.text === text)) row.app += 1;
    if (app.some((code) => code.text !== text)) appWrong += 1;
    if (await isReadDirectly(picture, text)) row.direct += 1;
  }
  const rows = Object.values(byKind);
  times.sort((a, b) => a - b);
  return {
    pictures: times.length,
    app: rows.reduce((sum, row) => sum + row.app, 0),
    direct: rows.reduce((sum, row) => sum + row.direct, 0),
    appWrong,
    appMs: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
    byKind,
  };
}

/** The WebAssembly of ZXing's reader as the package ships it. */
export async function readerWasm(): Promise<ArrayBuffer> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = await readFile(path);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

async function isReadDirectly({ data, width, height }: Picture, text: string): Promise<boolean> {
  const found = await readBarcodes(
    { data, width, height, colorSpace: 'srgb' },
    { formats: ['QRCode'], tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true },
  );
  return found.some((code) => code.isValid && code.text === text);
}

const percentile = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
