import type { BadgeItem, BadgeLayout, BadgeNotice, QrMatrix } from './badgeLayout.ts';
import { categoryColor, type CategoryColor } from './categoryColor.ts';
import { layoutText } from './layoutText.ts';
import type { BadgeFields } from './mergeText.ts';
import { placeQr } from './placeQr.ts';
import type { Shaper } from './shaper.ts';
import type { BadgeElement, BadgeTemplate } from './template.ts';

export interface LayoutBadgeInput {
  readonly template: BadgeTemplate;
  readonly fields: BadgeFields;
  /** The attendee's badge code on the wire. */
  readonly qrText: string;
  readonly shaper: Shaper;
  readonly encodeQr: (text: string) => QrMatrix;
}

/** The one layout that preview, PDF and label bitmap paint. Never throws for what an attendee may be called. */
export function layoutBadge(input: LayoutBadgeInput): BadgeLayout {
  const { template } = input;
  const colors = categoryColor(input.fields.category ?? '');
  const results = template.elements.map((element) => layoutElement(element, input, colors));
  const notices = results.flatMap((result) => result.notices);
  return {
    width: template.width,
    height: template.height,
    items: results.flatMap((result) => result.items),
    notices,
    printable: !notices.some((notice) => isObstacle(notice, template)),
  };
}

interface ElementResult {
  readonly items: readonly BadgeItem[];
  readonly notices: readonly BadgeNotice[];
}

function layoutElement(
  element: BadgeElement,
  { template, fields, qrText, shaper, encodeQr }: LayoutBadgeInput,
  colors: CategoryColor,
): ElementResult {
  switch (element.type) {
    case 'text': {
      const { color } = element;
      const painted = color === 'band' || color === 'onBand' ? colors[color] : color;
      return layoutText({ element, fields, shaper, color: painted });
    }
    case 'qr':
      return placeQr({ element, matrix: encodeQr(qrText), printerDpi: template.printerDpi });
    case 'band':
      return { items: [{ kind: 'rectangle', ...element.box, color: colors.band }], notices: [] };
  }
}

function isObstacle(notice: BadgeNotice, template: BadgeTemplate): boolean {
  switch (notice.code) {
    case 'shrunk':
    case 'wrapped':
    case 'shortened':
      return false;
    case 'qr_too_small':
    case 'empty':
      return true;
    case 'missing_glyphs':
    case 'does_not_fit': {
      const element = template.elements.find((each) => each.id === notice.elementId);
      return element?.type === 'text' && element.required;
    }
  }
}
