import type { Sound } from './verdictFace.ts';

interface Note {
  readonly hertz: number;
  /** Seconds after the first note, and how long. */
  readonly at: number;
  readonly lasts: number;
  readonly wave: OscillatorType;
}

const note = (hertz: number, at: number, lasts: number, wave: OscillatorType = 'sine'): Note => ({
  hertz,
  at,
  lasts,
  wave,
});

/** Told apart by melody, not by pitch alone: rising, twice the same, one long low, one soft. */
const melodies: Readonly<Record<Sound, readonly Note[]>> = {
  rise: [note(660, 0, 0.09), note(990, 0.09, 0.16)],
  double: [note(520, 0, 0.11, 'triangle'), note(520, 0.17, 0.11, 'triangle')],
  low: [note(165, 0, 0.42, 'square')],
  soft: [note(392, 0, 0.18)],
  none: [],
};

let context: AudioContext | undefined;

/** Plays at once. Before the first key or click a browser stays silent; nothing waits for it. */
export const playSound = (sound: Sound): void => {
  if (melodies[sound].length === 0 || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  for (const one of melodies[sound]) play(context, one);
};

const play = (audio: AudioContext, { hertz, at, lasts, wave }: Note): void => {
  const start = audio.currentTime + at;
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.type = wave;
  oscillator.frequency.value = hertz;
  // A short ramp at both ends: a hard edge clicks.
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(loudness[wave] ?? 0.3, start + 0.01);
  volume.gain.setValueAtTime(loudness[wave] ?? 0.3, start + lasts - 0.03);
  volume.gain.linearRampToValueAtTime(0, start + lasts);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + lasts);
};

const loudness: Partial<Record<OscillatorType, number>> = {
  sine: 0.35,
  triangle: 0.4,
  square: 0.12,
};
