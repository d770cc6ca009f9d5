import { createCanvas } from '@napi-rs/canvas';
import jsQR from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What an independent reader makes of a page: its words, its size in mm, and the QR code in its picture. */
export async function readPdfPage(pdf: Uint8Array, pageNumber = 1) {
  const task = getDocument({ data: pdf.slice(), verbosity: 0, disableFontFace: true });
  const document = await task.promise;
  const page = await document.getPage(pageNumber);
  const { items } = await page.getTextContent();
  const lines = items.flatMap((item) => ('str' in item && item.str !== '' ? [item.str] : []));
  const size = page.getViewport({ scale: 25.4 / 72 });

  const rasterize = async (dpi: number) => {
    const viewport = page.getViewport({ scale: dpi / 72 });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    const context = canvas.getContext('2d');
    // @ts-expect-error pdf.js is typed for the DOM's canvas; this one has the same methods
    await page.render({ canvas: null, canvasContext: context, viewport }).promise;
    return context.getImageData(0, 0, canvas.width, canvas.height);
  };

  return {
    lines,
    width: size.width,
    height: size.height,
    rasterize,
    decodeQr: async (dpi: number) => {
      const { data, width, height } = await rasterize(dpi);
      return jsQR(new Uint8ClampedArray(data), width, height)?.data;
    },
    close: () => task.destroy(),
  };
}
