/** Where everything on one badge goes: mm from the top left corner, y downwards, painted in order. */
export interface BadgeLayout {
  readonly width: number;
  readonly height: number;
  readonly items: readonly BadgeItem[];
  readonly notices: readonly BadgeNotice[];
  /** False where something that must be on the badge is not: then it must not go to a printer. */
  readonly printable: boolean;
}

export type BadgeItem = RectangleItem | TextItem | QrItem;

export interface RectangleItem {
  readonly kind: 'rectangle';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: string;
}

/** A line of text, or the part of it that one font draws in one direction. */
export interface TextItem {
  readonly kind: 'text';
  readonly elementId: string;
  readonly text: string;
  readonly fontKey: string;
  /** mm of the em. */
  readonly size: number;
  readonly color: string;
  readonly glyphs: readonly PlacedGlyph[];
}

export interface PlacedGlyph {
  readonly glyphId: number;
  /** The glyph's origin on the baseline. */
  readonly x: number;
  readonly y: number;
  readonly advance: number;
  readonly text: string;
}

export interface QrItem {
  readonly kind: 'qr';
  /** Top left corner of the first module, inside the quiet zone. */
  readonly x: number;
  readonly y: number;
  readonly moduleSize: number;
  readonly quietModules: number;
  readonly matrix: QrMatrix;
}

/** `dark` has size × size entries, row by row. */
export interface QrMatrix {
  readonly size: number;
  readonly dark: readonly boolean[];
}

/** What a person should know before printing. `elementId` is the template's. */
export type BadgeNotice =
  | {
      readonly code: 'missing_glyphs';
      readonly elementId: string;
      readonly characters: readonly string[];
    }
  // Smaller than the template wants it to be read.
  | { readonly code: 'shrunk'; readonly elementId: string; readonly size: number }
  | {
      readonly code: 'wrapped';
      readonly elementId: string;
      readonly lines: number;
      readonly insideWord: boolean;
    }
  | { readonly code: 'shortened'; readonly elementId: string }
  | { readonly code: 'does_not_fit'; readonly elementId: string }
  | { readonly code: 'empty'; readonly elementId: string }
  | { readonly code: 'qr_too_small'; readonly elementId: string; readonly moduleSize: number };
