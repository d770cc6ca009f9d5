import { readPictureCodes } from '#server/mail/readPictureCodes.ts';

/** What the one QR code drawn on a page says; undefined where there is none. */
export const readQr = async (page: string): Promise<string | undefined> => {
  const drawing = /<svg[^]*?<\/svg>/.exec(page)?.[0];
  if (drawing === undefined) return undefined;
  const codes = await readPictureCodes(Buffer.from(drawing));
  return codes?.[0];
};
