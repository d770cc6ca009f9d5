import { readPictureCodes } from '#server/mail/readPictureCodes.ts';

/** What the one QR code drawn on a page says; undefined where there is none. */
export const readQr = async (page: string): Promise<string | undefined> => {
  const drawing = /src="data:image\/svg\+xml;base64,([^"]+)"/.exec(page)?.[1];
  if (drawing === undefined) return undefined;
  const codes = await readPictureCodes(Buffer.from(drawing, 'base64'));
  return codes?.[0];
};
