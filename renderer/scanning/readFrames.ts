import type { FrameForWorker, WorkerAnswer } from './decodeWorker.ts';
import { planLook, type Scene } from './planLook.ts';

export interface FrameRead {
  readonly texts: readonly string[];
  readonly moving: boolean | undefined;
  /** When the frame was taken, ms on the page's clock (`performance.now()`). */
  readonly time: number;
}

export interface FrameReading {
  /** Frames looked at so far. */
  readonly looks: () => number;
  stop(): void;
}

/** At most 28 looks a second: more reads no sooner than a person can hold something up. */
const fastestMs = 36;
/** Share of one core that decoding may take; slow machines get fewer looks instead of a hot fan. */
const share = 0.4;
/** A look that takes longer has failed without an answer. */
const patienceMs = 4000;

/**
 * Sends frames of `video` to the decoding worker, one at a time, each closed by the worker, and
 * gives what was read to `onFrame`. Frames that come while one is being decoded are dropped, so a
 * read is never late by a queue. A hidden page reads nothing.
 */
export function readFrames(
  video: HTMLVideoElement,
  worker: Worker,
  onFrame: (frame: FrameRead) => void,
): FrameReading {
  let looks = 0;
  let sentAt: number | undefined;
  let nextAt = 0;
  let readAt = -Infinity;
  let movedAt = -Infinity;
  let typicalMs = fastestMs * share;
  let callback = video.requestVideoFrameCallback(onVideoFrame);
  worker.addEventListener('message', onAnswer);

  return {
    looks: () => looks,
    stop() {
      video.cancelVideoFrameCallback(callback);
      worker.removeEventListener('message', onAnswer);
    },
  };

  function onVideoFrame(now: number): void {
    callback = video.requestVideoFrameCallback(onVideoFrame);
    const isBusy = sentAt !== undefined && now - sentAt < patienceMs;
    if (isBusy || now < nextAt || document.hidden || video.videoWidth === 0) return;
    // Half a frame early rather than a whole one late: frames come in steps of 33 ms.
    nextAt = now + Math.max(fastestMs, typicalMs / share) - 16;
    sentAt = now;
    const look = planLook(
      looks,
      { width: video.videoWidth, height: video.videoHeight },
      sceneAt(now),
    );
    const frame = new VideoFrame(video);
    worker.postMessage({ frame, look } satisfies FrameForWorker, [frame]);
  }

  function sceneAt(now: number): Scene {
    if (now - readAt < 400) return 'reading';
    return now - movedAt < 4000 ? 'moving' : 'calm';
  }

  function onAnswer({ data: answer }: MessageEvent<WorkerAnswer>): void {
    if (answer.kind !== 'looked' || sentAt === undefined) return;
    const time = sentAt;
    sentAt = undefined;
    looks += 1;
    if (answer.texts.length > 0) readAt = time;
    if (answer.moving === true) movedAt = time;
    typicalMs += (answer.busyMs - typicalMs) / 8;
    onFrame({ texts: answer.texts, moving: answer.moving, time });
  }
}
