import { parseScan } from '#shared/codes/parseScan.ts';
import type { BadgeRenderer } from '#station/badges/createBadgeRenderer.ts';
import type { Printing } from '#station/printing/printing.ts';

/** A badge that came out of a printer. */
export interface Sheet {
  readonly station: number;
  readonly subject: string;
  readonly generation: number;
  readonly codeText: string;
  /** The end of the job's id, as the print queue names it. */
  readonly jobName: string;
}

/** The real badge path, watched: which code is on which PDF. */
export const watchRenderer = (renderer: BadgeRenderer) => {
  const codes = new WeakMap<object, string>();
  return {
    codeOn: (pdf: Uint8Array): string => codes.get(pdf) ?? '',
    renderer: {
      ...renderer,
      layout: (input) => {
        const layout = renderer.layout(input);
        codes.set(layout, input.qrText);
        return layout;
      },
      pdf: async (layouts) => {
        const pdf = await renderer.pdf(layouts);
        codes.set(pdf, codes.get(layouts[0] ?? {}) ?? '');
        return pdf;
      },
    } satisfies BadgeRenderer,
  };
};

export const printerId = 'sim-printer';

/** A printer that takes a second and always prints; a station that dies meanwhile does not hear of it. */
export const createFakePrinter = (deps: {
  readonly station: number;
  readonly after: (ms: number, run: () => void) => unknown;
  readonly codeOn: (pdf: Uint8Array) => string;
  readonly onSheet: (sheet: Sheet) => void;
}): Printing => ({
  list: () =>
    Promise.resolve({
      printers: [{ id: printerId, name: 'Printer', kind: 'system' }],
      systemPrinting: true,
    }),
  print: ({ pdf, jobName }) =>
    new Promise((resolve) => {
      const codeText = deps.codeOn(pdf);
      const scan = parseScan(codeText);
      if (scan.kind !== 'code') throw new Error('a badge without a code');
      const { subject, generation } = scan.code.payload;
      deps.onSheet({ station: deps.station, subject, generation, codeText, jobName });
      deps.after(1000, () => resolve({ ok: true, value: null }));
    }),
});
