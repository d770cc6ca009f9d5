import type { Picture } from '#renderer/scanning/decodeImage.ts';
import { drawCode, inventedCode, type GreyPicture, type Pose } from './drawCode.ts';
import { seededRandom, type SeededRandom } from './seededRandom.ts';
import { addBlots, addGlare, addNoise, addShade, blur, invert, lowerContrast } from './spoil.ts';

export interface HardPicture {
  readonly kind: string;
  readonly text: string;
  readonly picture: Picture;
}

const size = { width: 640, height: 480 };

interface Kind {
  readonly pose: (random: SeededRandom) => Partial<Pose>;
  readonly spoil: (picture: GreyPicture, random: SeededRandom) => GreyPicture;
}

const straight = (): Partial<Pose> => ({});
const asItIs = (picture: GreyPicture): GreyPicture => picture;

const kinds: Readonly<Record<string, Kind>> = {
  tilt: {
    pose: (r) => ({ yaw: r.between(-45, 45), pitch: r.between(-45, 45), turn: r.between(-20, 20) }),
    spoil: asItIs,
  },
  'tilt 45°': { pose: (r) => ({ yaw: 45, turn: r.between(0, 360) }), spoil: asItIs },
  blur: { pose: straight, spoil: (p, r) => blur(p, r.between(1, 2.8)) },
  'motion blur': { pose: straight, spoil: (p, r) => blur(p, r.between(1, 3), 0.3) },
  'low contrast': {
    pose: (r) => ({ turn: r.between(0, 360) }),
    spoil: (p, r) => addNoise(lowerContrast(p, r.between(0.06, 0.2)), 2, r),
  },
  noise: { pose: straight, spoil: (p, r) => addNoise(p, r.between(30, 90), r) },
  inverted: {
    pose: (r) => ({ turn: r.between(-40, 40), yaw: r.between(-30, 30) }),
    spoil: (p, r) => addNoise(invert(p), 8, r),
  },
  small: {
    pose: (r) => ({ moduleSize: r.between(1.5, 2.4), turn: r.between(-15, 15) }),
    spoil: (p, r) => addNoise(blur(p, 0.4), 3, r),
  },
  damaged: {
    pose: (r) => ({ turn: r.between(-30, 30) }),
    spoil: (p, r) => addBlots(p, Math.floor(r.between(3, 14)), r),
  },
  'uneven light': {
    pose: (r) => ({ yaw: r.between(-30, 30) }),
    spoil: (p, r) => addNoise(addGlare(addShade(p, r), r), 6, r),
  },
};

/** Pictures a camera at a desk could see, the same ones for the same seed, in turn of each kind. */
export function* hardPictures(count = 200, seed = 1): Generator<HardPicture> {
  const names = Object.keys(kinds);
  for (let index = 0; index < count; index++) {
    const random = seededRandom(seed * 100_003 + index);
    const kind = names[index % names.length] ?? 'tilt';
    const { pose, spoil } = kinds[kind] ?? { pose: straight, spoil: asItIs };
    const text = inventedCode(random);
    const usual: Pose = {
      moduleSize: random.between(3.5, 6),
      centre: { x: random.between(300, 340), y: random.between(225, 255) },
      turn: 0,
      yaw: 0,
      pitch: 0,
    };
    const grey = spoil(drawCode(text, { ...usual, ...pose(random) }, size), random);
    yield { kind, text, picture: toPicture(grey) };
  }
}

export function toPicture({ pixels, width, height }: GreyPicture): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  pixels.forEach((value, index) => data.fill(value, index * 4, index * 4 + 3));
  for (let alpha = 3; alpha < data.length; alpha += 4) data[alpha] = 255;
  return { data, width, height };
}
