import type { BadgeLayout } from '#shared/badge/badgeLayout.ts';
import { layoutBadge } from '#shared/badge/layoutBadge.ts';
import { layoutToPaths, type BadgePicture } from '#shared/badge/layoutToPaths.ts';
import type { BadgeFields } from '#shared/badge/mergeText.ts';
import type { BadgeTemplate } from '#shared/badge/template.ts';
import type { BadgeFont } from './badgeFont.ts';
import { createHarfbuzzShaper } from './createHarfbuzzShaper.ts';
import { createSubsetter } from './createSubsetter.ts';
import { encodeQr } from './encodeQr.ts';
import { openFont } from './openFont.ts';

export interface BadgeRenderer {
  /** What is on the badge and what a person should know before it is printed. */
  readonly layout: (input: BadgeInput) => BadgeLayout;
  /** The same glyph outlines in the same places as the PDF, for the screen; works for layouts that are not printable too. */
  readonly preview: (layout: BadgeLayout) => BadgePicture;
  /** One page a layout. Throws where one is not `printable`. */
  readonly pdf: (layouts: readonly BadgeLayout[]) => Promise<Uint8Array>;
}

export interface BadgeInput {
  readonly template: BadgeTemplate;
  readonly fields: BadgeFields;
  readonly qrText: string;
}

/** Fonts are loaded at the first badge, once. */
export function createBadgeRenderer({
  loadFonts,
}: {
  readonly loadFonts: () => readonly BadgeFont[];
}): BadgeRenderer {
  const tools = once(() => {
    const fonts = loadFonts().map(openFont);
    return { fonts, shaper: createHarfbuzzShaper(fonts) };
  });
  const subsetter = once(createSubsetter);
  return {
    layout: (input) => layoutBadge({ ...input, shaper: tools().shaper, encodeQr }),
    preview: (layout) => layoutToPaths(layout, tools().shaper.outline),
    pdf: async (layouts) => {
      // pdf-lib takes 100 ms and 18 MB, which a start, and a station that never prints, need not pay.
      const { renderBadgePdf } = await import('./renderBadgePdf.ts');
      return renderBadgePdf(layouts, { fonts: tools().fonts, subsetFont: subsetter() });
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
