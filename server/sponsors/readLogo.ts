import { createCanvas, loadImage } from '@napi-rs/canvas';
import { imageSize } from 'image-size';
import { err, ok, type Result } from '#shared/model/result.ts';
import { findPersonalSecret } from '../mail/findPersonalSecret.ts';
import { readPictureCodes } from '../mail/readPictureCodes.ts';
import { inspectPicture } from './inspectPicture.ts';

export const largestLogoFile = 2 * 1024 * 1024;
/** Decoded, a picture takes four bytes a pixel: a file of 2 MB can ask for gigabytes. */
const mostPixels = 24_000_000;
const shortestSide = 32;
/** What is kept, pixels. */
const longestSide = 800;

export type LogoError =
  | 'logo_kind'
  | 'logo_too_large'
  | 'logo_animated'
  | 'logo_broken'
  | 'logo_too_many_pixels'
  | 'logo_too_small'
  | 'logo_shows_code';

export interface DrawnLogo {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * A logo as its pixels alone: the file is checked, decoded, scaled down where it is large, and written anew as PNG. PNG, JPEG and
 * WebP come in; a file that is none of them, whatever its name, animated, cut off or huge is refused, and so is a picture of
 * somebody's link or code.
 */
export const readLogo = async (file: Buffer): Promise<Result<DrawnLogo, LogoError>> => {
  if (file.length > largestLogoFile) return err('logo_too_large');
  const kind = inspectPicture(file);
  if (!kind.ok) return kind;
  const told = sizeOf(file);
  if (told === undefined) return err('logo_broken');
  if (told.width * told.height > mostPixels) return err('logo_too_many_pixels');
  if (Math.min(told.width, told.height) < shortestSide) return err('logo_too_small');
  const drawn = await draw(file);
  if (drawn === undefined) return err('logo_broken');
  const codes = (await readPictureCodes(file)) ?? [];
  return codes.some((text) => findPersonalSecret(text) !== undefined)
    ? err('logo_shows_code')
    : ok(drawn);
};

/** From the head of the file, before anything is decoded. */
const sizeOf = (file: Buffer): { readonly width: number; readonly height: number } | undefined => {
  try {
    return imageSize(file);
  } catch {
    return undefined; // the library throws at a head that says no size
  }
};

const draw = async (file: Buffer): Promise<DrawnLogo | undefined> => {
  const picture = await loadImage(file).catch(() => undefined);
  if (picture === undefined || picture.width < 1 || picture.height < 1) return undefined;
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  // The decoder draws nothing, and says nothing, where the data behind a good head is spoilt.
  const { data } = context.getImageData(0, 0, width, height);
  if (data.every((value) => value === 0)) return undefined;
  return { png: await canvas.encode('png'), width, height };
};
