import { crc32 } from 'node:zlib';
import { err, ok, type Result } from '#shared/model/result.ts';

export type PictureKind = 'png' | 'jpeg' | 'webp';

/**
 * What a file is by its own bytes, and whether it is whole and stands still. The decoder would draw a file that was cut off as
 * far as it goes, and the first picture of an animated one.
 */
export const inspectPicture = (
  file: Buffer,
): Result<PictureKind, 'logo_kind' | 'logo_animated' | 'logo_broken'> => {
  if (file.subarray(0, 8).equals(pngSignature)) return inspectPng(file);
  if (file.subarray(0, 3).equals(jpegStart)) {
    return file.lastIndexOf(jpegEnd) > file.lastIndexOf(jpegScan) ? ok('jpeg') : err('logo_broken');
  }
  const isRiff = file.toString('latin1', 0, 4) === 'RIFF';
  return isRiff && file.toString('latin1', 8, 12) === 'WEBP' ? inspectWebp(file) : err('logo_kind');
};

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const jpegStart = Buffer.from([0xff, 0xd8, 0xff]);
/** Start of scan and end of image (ITU T.81, B.1.1.3): no data in between has these bytes. */
const jpegScan = Buffer.from([0xff, 0xda]);
const jpegEnd = Buffer.from([0xff, 0xd9]);

/** Chunks of PNG (ISO 15948, section 5.3): length, type, data, checksum. `acTL` makes it an animation. */
const inspectPng = (file: Buffer): Result<'png', 'logo_animated' | 'logo_broken'> => {
  for (let at = pngSignature.length; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > file.length) break;
    if (crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) break;
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'acTL') return err('logo_animated');
    if (type === 'IEND') return ok('png');
    at = end + 4;
  }
  return err('logo_broken');
};

/** Chunks of WebP (RFC 9649, section 2.3): type, length, data, even. `ANIM` makes it an animation. */
const inspectWebp = (file: Buffer): Result<'webp', 'logo_animated' | 'logo_broken'> => {
  if (file.length < 12 || file.readUInt32LE(4) + 8 > file.length) return err('logo_broken');
  for (let at = 12; at + 8 <= file.length;) {
    const type = file.toString('latin1', at, at + 4);
    if (type === 'ANIM' || type === 'ANMF') return err('logo_animated');
    const length = file.readUInt32LE(at + 4);
    at += 8 + length + (length % 2);
  }
  return ok('webp');
};
