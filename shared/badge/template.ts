import { z } from 'zod';

/** What a text element may merge. `name` is the badge name, or first and last name where there is none. */
export const mergeFields = [
  'name',
  'firstName',
  'lastName',
  'company',
  'jobTitle',
  'category',
  'eventName',
] as const;
export type MergeField = (typeof mergeFields)[number];

const knownFields: ReadonlySet<string> = new Set(mergeFields);
const Millimetres = z.number().min(0).max(1000);
const PositiveMillimetres = z.number().positive().max(1000);
const ElementId = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/);

const Box = z.strictObject({
  x: Millimetres,
  y: Millimetres,
  width: PositiveMillimetres,
  height: PositiveMillimetres,
});

const MergeText = z
  .string()
  .max(200)
  .refine(
    (text) =>
      [...text.matchAll(/\{\{(.*?)\}\}/g)].every((match) => knownFields.has(match[1] ?? '')),
    { error: 'unknown merge field' },
  );

/** `band` is the category's colour, `onBand` what can be read on it. */
const Color = z.union([z.literal(['band', 'onBand']), z.string().regex(/^#[0-9a-f]{6}$/)]);

/** Type sizes in mm of the em: from `max` down to `wrapBelow` on one line, then lines are broken, down to `min`. */
const TypeSize = z
  .strictObject({
    max: z.number().min(1).max(200),
    wrapBelow: z.number().min(1).max(200),
    min: z.number().min(1).max(200),
  })
  .refine((size) => size.min <= size.wrapBelow && size.wrapBelow <= size.max, {
    error: 'sizes must satisfy min ≤ wrapBelow ≤ max',
  });

const TextElement = z.strictObject({
  type: z.literal('text'),
  id: ElementId,
  box: Box,
  text: MergeText,
  weight: z.literal([400, 600, 700]),
  size: TypeSize,
  maxLines: z.int().min(1).max(8),
  lineHeight: z.number().min(0.8).max(2),
  letterSpacing: z.number().min(-0.1).max(0.5),
  align: z.literal(['left', 'center', 'right']),
  verticalAlign: z.literal(['top', 'middle', 'bottom']),
  case: z.literal(['as-is', 'upper']),
  color: Color,
  /** A badge whose required text is empty or cannot be drawn is not printable. */
  required: z.boolean(),
  /** What happens to text that is too long at the smallest size: left out, or ended by an ellipsis. Both are reported. */
  overflow: z.literal(['leave-out', 'shorten']),
});
export type TextElement = z.infer<typeof TextElement>;

/** The attendee's badge code. It has no text of its own: a template cannot carry somebody's code. */
const QrElement = z.strictObject({
  type: z.literal('qr'),
  id: ElementId,
  x: Millimetres,
  y: Millimetres,
  /** Side of the square in mm that code and quiet zone may fill. */
  size: PositiveMillimetres,
});
export type QrElement = z.infer<typeof QrElement>;

const BandElement = z.strictObject({ type: z.literal('band'), id: ElementId, box: Box });
export type BandElement = z.infer<typeof BandElement>;

const Element = z.discriminatedUnion('type', [TextElement, QrElement, BandElement]);
export type BadgeElement = z.infer<typeof Element>;

/** A badge template as stored: JSON, lengths in mm from the top left corner. */
export const BadgeTemplate = z
  .strictObject({
    version: z.literal(1),
    name: z.string().min(1).max(80),
    width: z.number().min(20).max(500),
    height: z.number().min(20).max(500),
    /** QR modules are rounded to whole dots of this resolution. */
    printerDpi: z.number().min(100).max(2400),
    elements: z.array(Element).min(1).max(60),
  })
  .refine(
    (template) => new Set(template.elements.map((e) => e.id)).size === template.elements.length,
    {
      error: 'element ids must differ',
    },
  )
  .refine((template) => template.elements.every((element) => isInside(element, template)), {
    error: 'elements must lie on the badge',
  });
export type BadgeTemplate = z.infer<typeof BadgeTemplate>;

function isInside(element: BadgeElement, page: { width: number; height: number }): boolean {
  const box =
    element.type === 'qr' ? { ...element, width: element.size, height: element.size } : element.box;
  return box.x + box.width <= page.width + 0.001 && box.y + box.height <= page.height + 0.001;
}
