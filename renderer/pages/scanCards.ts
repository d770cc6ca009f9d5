import { parseScan } from '#shared/codes/parseScan.ts';
import type { FrameForWorker, WorkerAnswer } from '../scanning/decodeWorker.ts';
import { readFrames, type FrameReading } from '../scanning/readFrames.ts';

/** The store's page on which attendees scan each other's badges: fills in and sends its form. */
const part = <Part extends Element>(selector: string): Part => {
  const found = document.querySelector<Part>(selector);
  if (found === null) throw new Error(`The page has no ${selector}.`);
  return found;
};

const camera = part<HTMLElement>('[data-camera]');
const video = part<HTMLVideoElement>('video');
const status = part<HTMLElement>('[data-status]');
const start = part<HTMLButtonElement>('[data-start]');
const picture = part<HTMLInputElement>('#picture');
const field = part<HTMLInputElement>('#code');
let decoder: Worker | undefined;
let reading: FrameReading | undefined;

const say = (sentence: string): void => {
  status.textContent = part(`[data-sentence="${sentence}"]`).textContent;
};

/** Loaded when it is needed: it is a megabyte, and a code can be pasted without it. */
const startDecoder = (): Worker => {
  if (decoder !== undefined) return decoder;
  decoder = new Worker(new URL('../scanning/decodeWorker.ts', import.meta.url), {
    type: 'module',
  });
  decoder.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
    if (data.kind === 'broken') say('broken');
  });
  decoder.addEventListener('error', () => say('broken'));
  return decoder;
};

/** Sends a badge code and nothing else: what is secret stays on this device. */
const take = (text: string): boolean => {
  const scan = parseScan(text);
  if (scan.kind === 'private_link') say('private_link');
  if (scan.kind !== 'code') return false;
  if (scan.code.medium === 'entry') {
    say('entry_code');
    return false;
  }
  close();
  field.value = scan.code.canonicalText;
  field.form?.requestSubmit();
  return true;
};

const close = (): void => {
  reading?.stop();
  reading = undefined;
  if (video.srcObject instanceof MediaStream) {
    for (const track of video.srcObject.getTracks()) track.stop();
  }
  video.srcObject = null;
};

const open = async (): Promise<void> => {
  say('starting');
  start.hidden = true;
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
    });
    await video.play();
  } catch (reason) {
    const isDenied = reason instanceof DOMException && reason.name === 'NotAllowedError';
    start.hidden = false;
    return say(isDenied ? 'permission_denied' : 'no_camera');
  }
  say('reading');
  reading = readFrames(video, startDecoder(), ({ texts }) => {
    texts.some(take);
  });
};

const readPicture = async (file: File): Promise<void> => {
  close();
  start.hidden = false;
  say('starting');
  const frame = await createImageBitmap(file).catch(() => undefined);
  if (frame === undefined) return say('no_code');
  const { width, height } = frame;
  const worker = startDecoder();
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const answered = new Promise<readonly string[]>((resolve) => {
    const onAnswer = ({ data }: MessageEvent<WorkerAnswer>): void => {
      if (data.kind === 'ready') return;
      worker.removeEventListener('message', onAnswer);
      resolve(data.kind === 'looked' ? data.texts : []);
    };
    worker.addEventListener('message', onAnswer);
  });
  const look = {
    ...{ left: 0, top: 0, width, height, effort: 'thorough' as const },
    toWidth: Math.round(width * scale),
    toHeight: Math.round(height * scale),
  };
  worker.postMessage({ frame, look } satisfies FrameForWorker, [frame]);
  const texts = await answered;
  say('no_code');
  texts.some(take);
};

/** Pixels: enough for a code that fills a tenth of a phone's photo. */
const longestSide = 1600;

start.addEventListener('click', () => void open());
picture.addEventListener('change', () => {
  const file = picture.files?.[0];
  if (file !== undefined) void readPicture(file);
});
addEventListener('pagehide', close);
camera.hidden = false;
