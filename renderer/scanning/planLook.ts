import type { Effort } from './decodeImage.ts';

/** Which part of a camera frame is decoded, at what size, and how hard. All in whole pixels. */
export interface Look {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Size of the picture the decoder gets. */
  readonly toWidth: number;
  readonly toHeight: number;
  readonly effort: Effort;
}

/**
 * What the last frames showed: a code that is being read, something that moved but was not read,
 * or neither.
 */
export type Scene = 'reading' | 'moving' | 'calm';

/**
 * Plans the look at the `turn`-th frame. Quick looks take turns between the whole frame at about
 * half size (a badge held close) and its middle at full size (a badge further away). Now and then
 * one is thorough, on the middle and on the whole frame by turns, for what the quick ones cannot
 * read: often while something moves, seldom before an empty desk, as it takes twenty times as long.
 */
export function planLook(
  turn: number,
  frame: { readonly width: number; readonly height: number },
  scene: Scene,
): Look {
  const every = thoroughEvery[scene];
  if (turn % every === every - 1) {
    const isMiddle = Math.floor(turn / every) % 2 === 0;
    return isMiddle ? middle(frame, 'thorough') : whole(frame, thoroughPixels, 'thorough');
  }
  return turn % 2 === 0 ? whole(frame, quickPixels, 'quick') : middle(frame, 'quick');
}

/** Odd, so that neither kind of quick look always gives way. */
const thoroughEvery: Readonly<Record<Scene, number>> = { reading: 31, moving: 5, calm: 21 };
const quickPixels = 640 * 360;
const thoroughPixels = 1280 * 720;
const middleSide = { width: 640, height: 480 };

function whole(
  frame: { readonly width: number; readonly height: number },
  pixels: number,
  effort: Effort,
): Look {
  const { width, height } = frame;
  const scale = Math.min(1, Math.sqrt(pixels / (width * height)));
  return {
    left: 0,
    top: 0,
    width,
    height,
    toWidth: Math.round(width * scale),
    toHeight: Math.round(height * scale),
    effort,
  };
}

function middle(frame: { readonly width: number; readonly height: number }, effort: Effort): Look {
  const width = Math.min(frame.width, middleSide.width);
  const height = Math.min(frame.height, middleSide.height);
  return {
    left: Math.floor((frame.width - width) / 2),
    top: Math.floor((frame.height - height) / 2),
    width,
    height,
    toWidth: width,
    toHeight: height,
    effort,
  };
}
