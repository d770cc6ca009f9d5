// A page that does with the camera what the desk does, and notes how long it took.
import { createCameraReader } from '#renderer/scanning/createCameraReader.ts';

export interface Notes {
  readonly reads: { text: string; paintedAt: number }[];
  /** When a frame with the white mark first came after frames without, ms. */
  readonly appearedAt: number[];
  readonly problems: string[];
  readonly hints: string[];
  looks: () => number;
}

declare global {
  interface Window {
    notes: Notes;
    stopCamera: () => Promise<void>;
    startCamera: () => Promise<void>;
  }
}

const host = document.getElementById('host');
const verdict = document.getElementById('verdict');
if (host === null || verdict === null) throw new Error('The page lacks its elements.');

const reader = createCameraReader(host, {
  onRead(text) {
    verdict.textContent = text;
    // The frame after the next is on screen for certain.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => {
        notes.reads.push({ text, paintedAt: performance.now() });
        channel.port1.close();
      });
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  },
  onHint: (hint) => notes.hints.push(hint),
  onProblem: (problem) => notes.problems.push(problem),
  onRunning: watchForMark,
});
const notes: Notes = {
  reads: [],
  appearedAt: [],
  problems: [],
  hints: [],
  looks: () => reader.looks(),
};
window.notes = notes;
window.stopCamera = () => reader.stop();
window.startCamera = () => reader.start();
void reader.start();

function watchForMark(): void {
  const video = document.querySelector('video');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (video === null || context === null) throw new Error('There is no preview.');
  canvas.width = 1;
  canvas.height = 1;
  let wasMarked = true;
  const onFrame = (now: number): void => {
    context.drawImage(video, 8, 8, 1, 1, 0, 0, 1, 1);
    const isMarked = (context.getImageData(0, 0, 1, 1).data[0] ?? 0) > 200;
    if (isMarked && !wasMarked) notes.appearedAt.push(now);
    wasMarked = isMarked;
    video.requestVideoFrameCallback(onFrame);
  };
  video.requestVideoFrameCallback(onFrame);
}
