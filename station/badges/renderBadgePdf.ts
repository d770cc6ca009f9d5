import { PDFDocument, PDFName } from 'pdf-lib';
import type { BadgeLayout } from '#shared/badge/badgeLayout.ts';
import type { SubsetFont } from './createSubsetter.ts';
import type { OpenFont } from './openFont.ts';
import { paintBadgePage, pointsPerMm } from './paintBadgePage.ts';
import { createPdfFont, type PdfFont } from './pdfFont.ts';

export interface PdfFonts {
  readonly fonts: readonly OpenFont[];
  readonly subsetFont: SubsetFont;
}

/**
 * One page a layout, in true size. The same layouts give the same bytes: no dates, no random ids.
 * Throws for a layout that is not printable; callers look at `printable` and show the notices first.
 */
export async function renderBadgePdf(
  layouts: readonly BadgeLayout[],
  { fonts, subsetFont }: PdfFonts,
): Promise<Uint8Array> {
  if (layouts.some((layout) => !layout.printable)) {
    throw new Error('a badge that is not printable was sent to the PDF painter');
  }
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const embedded = new Map<string, PdfFont>();
  const fontOf = (key: string): PdfFont => {
    const known = embedded.get(key);
    if (known !== undefined) return known;
    const font = fonts.find((each) => each.key === key);
    if (font === undefined) throw new Error(`badge font ${key} is not loaded`);
    const created = createPdfFont(font, context);
    embedded.set(key, created);
    return created;
  };

  for (const layout of layouts) {
    const page = document.addPage([layout.width * pointsPerMm, layout.height * pointsPerMm]);
    const content = context.flateStream(paintBadgePage(layout, fontOf));
    page.node.set(PDFName.of('Contents'), context.register(content));
    const keys = new Set(
      layout.items.flatMap((item) => (item.kind === 'text' ? [item.fontKey] : [])),
    );
    for (const key of keys) page.node.setFontDictionary(PDFName.of(key), fontOf(key).reference);
  }
  for (const font of embedded.values()) font.embed(subsetFont);
  askForTrueSize(document);
  return document.save();
}

/** Viewers otherwise shrink a page to the printer's margins, and the code's modules with it. */
function askForTrueSize(document: PDFDocument): void {
  const preferences = document.context.obj({ PrintScaling: 'None' });
  document.catalog.set(PDFName.of('ViewerPreferences'), preferences);
}
