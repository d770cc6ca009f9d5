import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { createMotionMeter } from './createMotionMeter.ts';
import { createDecoder, type Picture } from './decodeImage.ts';
import type { Look } from './planLook.ts';

/** What the page sends: one frame, which the worker closes, and how to look at it. */
export interface FrameForWorker {
  readonly frame: VideoFrame | ImageBitmap;
  readonly look: Look;
}

/** What the worker answers: first `ready`, then one `looked` for each frame; `broken` is the last. */
export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken' }
  | {
      readonly kind: 'looked';
      readonly texts: readonly string[];
      /** Only whole-frame looks can tell; undefined for the others. */
      readonly moving: boolean | undefined;
      /** Time this frame kept the worker busy. */
      readonly busyMs: number;
    };

const answer = (message: WorkerAnswer): void => self.postMessage(message);

const decoderLoading = createDecoder({ wasmUrl });
decoderLoading.then(
  () => answer({ kind: 'ready' }),
  () => answer({ kind: 'broken' }),
);

const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
const motion = createMotionMeter();

self.addEventListener('message', (event: MessageEvent<FrameForWorker>) => {
  lookAt(event.data).catch(() => answer({ kind: 'broken' }));
});

async function lookAt({ frame, look }: FrameForWorker): Promise<void> {
  const decoder = await decoderLoading;
  const started = performance.now();
  const picture = readPixels(frame, look);
  frame.close();
  const isWhole = look.left === 0 && look.top === 0 && look.effort === 'quick';
  const moving = isWhole ? motion.isMoving(picture) : undefined;
  const codes = await decoder.decode(picture, look.effort);
  answer({
    kind: 'looked',
    texts: codes.map((code) => code.text),
    moving,
    busyMs: performance.now() - started,
  });
}

function readPixels(frame: VideoFrame | ImageBitmap, look: Look): Picture {
  if (context === null) throw new Error('This browser gives a worker no 2D canvas.');
  const { left, top, width, height, toWidth, toHeight } = look;
  if (canvas.width < toWidth) canvas.width = toWidth;
  if (canvas.height < toHeight) canvas.height = toHeight;
  context.drawImage(frame, left, top, width, height, 0, 0, toWidth, toHeight);
  return context.getImageData(0, 0, toWidth, toHeight);
}
