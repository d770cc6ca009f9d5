import type { WorkerAnswer } from './decodeWorker.ts';
import { createHintTimer } from './createHintTimer.ts';
import { createRepeatFilter } from './createRepeatFilter.ts';
import { openCamera, type CameraProblem, type OpenCamera } from './openCamera.ts';
import { readFrames, type FrameRead, type FrameReading } from './readFrames.ts';

export type ReaderProblem = CameraProblem | 'decoder_broken';

export interface CameraReaderEvents {
  /** A code came into view. Told once for as long as it stays there. */
  readonly onRead: (text: string) => void;
  /** For 2 s something has been moving before the camera and nothing was read. */
  readonly onHint?: (hint: 'hold_still') => void;
  readonly onProblem: (problem: ReaderProblem) => void;
  /** The preview and the decoder run; with the camera's id, to choose the same one tomorrow. */
  readonly onRunning?: (cameraId: string | undefined) => void;
}

export interface CameraReader {
  /** Opens the camera (or another one) and reads. Failures go to `onProblem`; never rejects. */
  start(cameraId?: string): Promise<void>;
  /** Turns the camera and its light off. */
  stop(): Promise<void>;
  /** Turns everything off, for good. */
  close(): Promise<void>;
  /** Frames looked at since the start. */
  looks(): number;
}

/** Reads codes with the camera, whose picture is shown in `host` (in the document). */
export function createCameraReader(host: HTMLElement, events: CameraReaderEvents): CameraReader {
  const worker = new Worker(new URL('./decodeWorker.ts', import.meta.url), { type: 'module' });
  const workerReady = new Promise<boolean>((resolve) => {
    worker.addEventListener('message', ({ data: answer }: MessageEvent<WorkerAnswer>) => {
      if (answer.kind === 'ready') resolve(true);
      if (answer.kind === 'broken') onBroken();
    });
    worker.addEventListener('error', onBroken);
    function onBroken(): void {
      events.onProblem('decoder_broken');
      resolve(false);
    }
  });
  const repeats = createRepeatFilter();
  const hints = createHintTimer();
  let camera: OpenCamera | undefined;
  let reading: FrameReading | undefined;
  let isClosed = false;
  // html5-qrcode throws when it is stopped while it starts: one thing after the other.
  let queue: Promise<void> = Promise.resolve();
  const inTurn = (step: () => Promise<void>): Promise<void> => (queue = queue.then(step, step));

  return {
    start: (cameraId) => inTurn(() => turnOn(cameraId)),
    stop: () => inTurn(turnOff),
    async close() {
      isClosed = true;
      await inTurn(turnOff);
      worker.terminate();
    },
    looks: () => reading?.looks() ?? 0,
  };

  async function turnOn(cameraId: string | undefined): Promise<void> {
    await turnOff();
    if (isClosed) return;
    const opened = await openCamera(host, cameraId);
    if (!opened.ok) return events.onProblem(opened.error.code);
    camera = opened.value;
    if (isClosed) return turnOff();
    onUnplugged(camera.video, () => {
      void inTurn(turnOff).then(() => events.onProblem('no_camera'));
    });
    if (!(await workerReady)) return;
    reading = readFrames(camera.video, worker, onFrame);
    events.onRunning?.(camera.cameraId);
  }

  async function turnOff(): Promise<void> {
    reading?.stop();
    reading = undefined;
    const open = camera;
    camera = undefined;
    await open?.close();
  }

  function onFrame({ texts, moving, time }: FrameRead): void {
    for (const text of repeats.news(texts, time)) events.onRead(text);
    if (moving === undefined && texts.length === 0) return;
    const isDue = hints.isDue({ time, moving: moving ?? false, read: texts.length > 0 });
    if (isDue) events.onHint?.('hold_still');
  }
}

function onUnplugged(video: HTMLVideoElement, then: () => void): void {
  if (!(video.srcObject instanceof MediaStream)) return;
  for (const track of video.srcObject.getVideoTracks()) {
    track.addEventListener('ended', then, { once: true });
  }
}
