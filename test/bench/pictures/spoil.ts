import { paper, type GreyPicture } from './drawCode.ts';
import type { SeededRandom } from './seededRandom.ts';

// Each function gives a new picture; brightness may leave 0–255 and is clamped when it becomes bytes.

const mapPixels = (
  picture: GreyPicture,
  change: (value: number, x: number, y: number) => number,
): GreyPicture => ({
  ...picture,
  pixels: picture.pixels.map((value, index) =>
    change(value, index % picture.width, Math.floor(index / picture.width)),
  ),
});

export const invert = (picture: GreyPicture): GreyPicture =>
  mapPixels(picture, (value) => 255 - value);

/** Keeps `share` (0–1) of the difference to a middle grey. */
export const lowerContrast = (picture: GreyPicture, share: number): GreyPicture =>
  mapPixels(picture, (value) => 110 + (value - 130) * share);

export const addNoise = (
  picture: GreyPicture,
  deviation: number,
  random: SeededRandom,
): GreyPicture => mapPixels(picture, (value) => clamp(value + random.gaussian() * deviation));

/** One side of the picture lies in shadow. */
export function addShade(picture: GreyPicture, random: SeededRandom): GreyPicture {
  const angle = random.between(0, 2 * Math.PI);
  const depth = random.between(0.5, 0.85);
  return mapPixels(picture, (value, x, y) => {
    const along =
      ((x / picture.width - 0.5) * Math.cos(angle) + (y / picture.height - 0.5) * Math.sin(angle)) *
      1.4;
    return value * (1 - depth * clampUnit(along + 0.5));
  });
}

/** A lamp's reflection burns out a spot. */
export function addGlare(picture: GreyPicture, random: SeededRandom): GreyPicture {
  const at = { x: random.between(220, 420), y: random.between(140, 340) };
  const radius = random.between(15, 45);
  return mapPixels(
    picture,
    (value, x, y) => value + 300 * Math.exp(-((x - at.x) ** 2 + (y - at.y) ** 2) / radius ** 2),
  );
}

/** Round stains and scratches, dark or as bright as the paper. */
export function addBlots(picture: GreyPicture, count: number, random: SeededRandom): GreyPicture {
  const pixels = picture.pixels.slice();
  for (let blot = 0; blot < count; blot++) {
    const at = { x: random.between(220, 420), y: random.between(140, 340) };
    const value = random.between(0, 1) < 0.5 ? 30 : paper;
    const radius = random.between(3, 13);
    const stretch = random.between(0, 1) < 0.3 ? 5 : 1;
    for (let y = Math.floor(at.y - radius); y < at.y + radius; y++) {
      for (let x = Math.floor(at.x - radius * stretch); x < at.x + radius * stretch; x++) {
        if (((x - at.x) / stretch) ** 2 + (y - at.y) ** 2 < (radius / stretch) ** 2) {
          pixels[y * picture.width + x] = value;
        }
      }
    }
  }
  return { ...picture, pixels };
}

/** Gaussian blur with deviations in pixels; two different ones smear as a moving hand does. */
export function blur(picture: GreyPicture, across: number, down = across): GreyPicture {
  return blurAlong(blurAlong(picture, across, 1), down, picture.width);
}

function blurAlong(picture: GreyPicture, deviation: number, step: number): GreyPicture {
  const reach = Math.ceil(deviation * 3);
  const weights: number[] = [];
  for (let offset = -reach; offset <= reach; offset++) {
    weights.push(Math.exp(-(offset ** 2) / (2 * deviation ** 2)));
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const { pixels } = picture;
  const blurred = new Float32Array(pixels.length);
  for (let index = 0; index < pixels.length; index++) {
    let sum = 0;
    for (let offset = -reach; offset <= reach; offset++) {
      const value = pixels[index + offset * step] ?? pixels[index] ?? 0;
      sum += value * (weights[offset + reach] ?? 0);
    }
    blurred[index] = sum / total;
  }
  return { ...picture, pixels: blurred };
}

const clamp = (value: number): number => Math.min(255, Math.max(0, value));
const clampUnit = (value: number): number => Math.min(1, Math.max(0, value));
