import type { BadgeNotice, QrItem, QrMatrix } from './badgeLayout.ts';
import type { QrElement } from './template.ts';

/** ISO/IEC 18004 asks for a quiet zone of four modules around the symbol. */
const quietModules = 4;
const smallestModule = 0.4;

interface QrInput {
  readonly element: QrElement;
  readonly matrix: QrMatrix;
  readonly printerDpi: number;
}

/** The code in its square with whole printer dots a module and its corner on a dot: thermal heads then print sharp edges. */
export function placeQr({ element, matrix, printerDpi }: QrInput): {
  readonly items: readonly QrItem[];
  readonly notices: readonly BadgeNotice[];
} {
  const dot = 25.4 / printerDpi;
  const modules = matrix.size + 2 * quietModules;
  const moduleSize = Math.floor(element.size / modules / dot + 1e-6) * dot;
  if (moduleSize < smallestModule) {
    return { items: [], notices: [{ code: 'qr_too_small', elementId: element.id, moduleSize }] };
  }
  const margin = (element.size - modules * moduleSize) / 2 + quietModules * moduleSize;
  const onDot = (position: number) => Math.round(position / dot) * dot;
  return {
    items: [
      {
        kind: 'qr',
        x: onDot(element.x + margin),
        y: onDot(element.y + margin),
        moduleSize,
        quietModules,
        matrix,
      },
    ],
    notices: [],
  };
}
