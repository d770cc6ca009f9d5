import QRCode from 'qrcode';
import type { SeededRandom } from './seededRandom.ts';

/** One brightness (0–255) a pixel, row by row. */
export interface GreyPicture {
  readonly pixels: Float32Array;
  readonly width: number;
  readonly height: number;
}

export interface Pose {
  /** Size of one module in pixels where the code faces the camera. */
  readonly moduleSize: number;
  /** Centre of the code in the picture, in pixels. */
  readonly centre: { readonly x: number; readonly y: number };
  /** In-plane rotation, and tilt about the vertical and the horizontal axis, in degrees. */
  readonly turn: number;
  readonly yaw: number;
  readonly pitch: number;
}

export const paper = 235;
const ink = 25;
const quietZone = 4;
/** The camera stands 2.5 widths of the code away: a strong but usual perspective. */
const distance = 2.5;

/** A text of the length and alphabet of a real entry code; it is signed by nobody. */
export function inventedCode(random: SeededRandom): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let text = 'LE1AAB';
  while (text.length < 146) text += alphabet[Math.floor(random.between(0, 32))] ?? 'A';
  return text;
}

/** Paints the QR code (level M) of `text` as seen in the given pose, on a mid-grey background. */
export function drawCode(
  text: string,
  pose: Pose,
  size: { readonly width: number; readonly height: number },
): GreyPicture {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const project = createProjection(pose, modules.size);
  const pixels = new Float32Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      let sum = 0;
      for (const [dx, dy] of samples) {
        const { column, row } = project(x + dx, y + dy);
        sum += brightness(modules, column, row);
      }
      pixels[y * size.width + x] = sum / samples.length;
    }
  }
  return { pixels, ...size };
}

const samples: readonly (readonly [number, number])[] = [
  [0.125, 0.375],
  [0.375, 0.875],
  [0.625, 0.125],
  [0.875, 0.625],
];

function brightness(modules: QRCode.BitMatrix, column: number, row: number): number {
  const last = modules.size + quietZone;
  if (column < -quietZone || row < -quietZone || column >= last || row >= last) return 140;
  if (column < 0 || row < 0 || column >= modules.size || row >= modules.size) return paper;
  return modules.get(Math.floor(row), Math.floor(column)) === 0 ? paper : ink;
}

/** From a point in the picture back to the column and row in the code's plane. */
function createProjection(pose: Pose, modules: number) {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [turn, yaw, pitch] = [radians(pose.turn), radians(pose.yaw), radians(pose.pitch)];
  const focal = distance * modules * pose.moduleSize;
  const right = {
    x: Math.cos(yaw),
    y: Math.sin(yaw) * Math.sin(pitch),
    z: -Math.sin(yaw) * Math.cos(pitch),
  };
  const down = { x: 0, y: Math.cos(pitch), z: Math.sin(pitch) };
  return (x: number, y: number): { column: number; row: number } => {
    const fromX = (x - pose.centre.x) / focal;
    const fromY = (y - pose.centre.y) / focal;
    const rayX = fromX * Math.cos(turn) + fromY * Math.sin(turn);
    const rayY = fromY * Math.cos(turn) - fromX * Math.sin(turn);
    // Solve u·right + v·down + (0, 0, distance) = t·(rayX, rayY, 1) for u and v.
    const a = right.x - rayX * right.z;
    const b = down.x - rayX * down.z;
    const c = right.y - rayY * right.z;
    const d = down.y - rayY * down.z;
    const determinant = a * d - b * c;
    const u = (distance * (rayX * d - rayY * b)) / determinant;
    const v = (distance * (rayY * a - rayX * c)) / determinant;
    return { column: (u + 0.5) * modules, row: (v + 0.5) * modules };
  };
}
