import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { drawCode, type Pose } from '#test/bench/pictures/drawCode.ts';

/** Some frames of the video: a code held up, or (without a text) an empty desk. */
export interface Show {
  readonly text?: string;
  readonly frames: number;
  readonly pose?: Partial<Pose>;
}

export const videoSize = { width: 1280, height: 720 };
/** In the frames that show a code the top left corner is white, so that a page can tell when one came. */
export const markSide = 32;

/**
 * Writes a Y4M file of 1280 × 720 for Chromium's `--use-file-for-fake-video-capture`, which plays
 * it over and over. A frame takes 1.4 MB.
 */
export async function makeCameraVideo(
  path: string,
  shows: readonly Show[],
  framesPerSecond = 30,
): Promise<void> {
  const { width, height } = videoSize;
  const file = createWriteStream(path);
  file.write(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420\n`);
  for (const show of shows) {
    const frame = Buffer.concat([Buffer.from('FRAME\n'), paintFrame(show)]);
    for (let count = 0; count < show.frames; count++) {
      if (!file.write(frame)) await once(file, 'drain');
    }
  }
  file.end();
  await once(file, 'finish');
}

/** Planar 4:2:0: full brightness, then two colour planes of a quarter each, here without colour. */
function paintFrame({ text, pose }: Show): Buffer {
  const { width, height } = videoSize;
  const frame = Buffer.alloc(width * height * 1.5, 128);
  if (text === undefined) return frame.fill(110, 0, width * height);
  const usual: Pose = {
    moduleSize: 5,
    centre: { x: width / 2, y: height / 2 },
    turn: 0,
    yaw: 0,
    pitch: 0,
  };
  const { pixels } = drawCode(text, { ...usual, ...pose }, videoSize);
  pixels.forEach((value, index) => {
    // Video brightness goes from 16 to 235.
    frame[index] = 16 + Math.round((value * 219) / 255);
  });
  for (let y = 0; y < markSide; y++) frame.fill(235, y * width, y * width + markSide);
  return frame;
}
