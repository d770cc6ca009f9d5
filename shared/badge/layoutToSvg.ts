import type { BadgePicture } from './layoutToPaths.ts';

/** A stand-alone SVG document of the badge in its true size. Contains no text, only outlines, so nothing needs escaping. */
export function layoutToSvg({ width, height, paths }: BadgePicture): string {
  const shapes = paths.map((path) => `<path fill="${path.fill}" d="${path.d}"/>`).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" ` +
    `viewBox="0 0 ${width} ${height}"><path fill="#ffffff" d="M0 0h${width}v${height}H0Z"/>${shapes}</svg>`
  );
}
