import { loadImage } from '@napi-rs/canvas';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Sponsor } from '#server/sponsors/sponsor.ts';
import { createVisitor, type Uploaded, type Visitor } from '#test/support/web/createVisitor.ts';
import { drawLogo, drawQrCode, withChunk } from '#test/support/web/drawLogo.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';

let pages: OpenPages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const day = 24 * 3_600_000;
const add = async (): Promise<Sponsor> => {
  const added = await pages.store.sponsors.add(
    {
      name: 'Acme & Söhne',
      contactName: 'Kim Kontakt',
      contactAddress: 'kim@example.org',
      editDeadline: pages.time.now + day,
    },
    'terminal',
  );
  if (!added.ok) throw new Error(added.error.code);
  return added.value;
};
const read = async (): Promise<Sponsor | undefined> => pages.store.sponsors.read(sponsor.id);

let sponsor: Sponsor;
let kim: Visitor;
beforeEach(async () => {
  sponsor = await add();
  const link = await pages.link('sponsor', sponsor.id);
  kim = createVisitor(pages.url);
  await kim.post('/s', { link: link.text });
});

const upload = (file: Partial<Uploaded> & Pick<Uploaded, 'bytes'>) =>
  kim.upload('/s/logo', 'logo', { name: 'logo.png', type: 'image/png', ...file });

describe('a logo', () => {
  test.each(['png', 'jpeg', 'webp'] as const)(
    'comes in as %s, and is kept as PNG',
    async (kind) => {
      const bytes = drawLogo({ width: 1600, height: 800 })[kind];
      expect(await upload({ bytes })).toMatchObject({ status: 303 });
      const { logo } = (await read()) ?? {};
      expect(logo).toMatchObject({ width: 800, height: 400 });
      const kept = await pages.store.sponsors.logo(logo?.hash ?? '');
      expect(kept?.subarray(1, 4).toString()).toBe('PNG');
      expect(await loadImage(kept ?? Buffer.alloc(0))).toMatchObject({ width: 800, height: 400 });
      expect((await kim.get('/s/profile')).text).toContain(`/s/logo.png?${logo?.hash}`);
      expect(await kim.post('/s/logo/remove')).toMatchObject({ status: 303 });
      expect((await read())?.logo).toBeNull();
    },
  );

  test('keeps nothing of its file but the pixels', async () => {
    const text = Buffer.from('Comment\0taken at 52.5200 N, 13.4050 E');
    await upload({
      bytes: Buffer.concat([withChunk(drawLogo().png, 'tEXt', text), Buffer.from('<script>')]),
    });
    const kept = await pages.store.sponsors.logo((await read())?.logo?.hash ?? '');
    expect(kept?.includes('52.5200')).toBe(false);
    expect(kept?.includes('script')).toBe(false);
  });

  test('is served as a picture that can run nothing, and for good under its hash', async () => {
    await upload({ bytes: drawLogo().png });
    const hash = (await read())?.logo?.hash ?? '';
    const { status, headers } = await createVisitor(pages.url).get(`/sponsors/logos/${hash}.png`);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  const { png, jpeg, webp } = drawLogo();
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'no PNG, JPEG or WebP'],
    ['a GIF', () => Buffer.from('GIF89a'), 'no PNG, JPEG or WebP'],
    ['HTML by the name of a picture', () => Buffer.from('<html>'), 'no PNG, JPEG or WebP'],
    ['no bytes', () => new Uint8Array(), 'choose a picture first'],
    ['PNG cut off', () => png.subarray(0, -20), 'damaged or empty'],
    ['JPEG cut off', () => jpeg.subarray(0, -20), 'damaged or empty'],
    ['WebP cut off', () => webp.subarray(0, -20), 'damaged or empty'],
    ['only the head of a PNG', () => png.subarray(0, 40), 'damaged or empty'],
    ['a PNG with a spoilt byte', () => spoilt(png), 'damaged or empty'],
    ['an animated PNG', () => withChunk(png, 'acTL', Buffer.alloc(8)), 'moves'],
    ['an animated WebP', () => animated(webp), 'moves'],
    ['a few pixels', () => drawLogo({ width: 400, height: 16 }).png, 'too small'],
    ['very many pixels', () => huge(png), 'too many pixels'],
    ['3 MB', () => Buffer.concat([png, Buffer.alloc(3_000_000)]), 'larger than 2 MB'],
    ['a QR code with a personal link', () => drawQrCode(personal), 'personal QR code'],
  ])('is refused with a sentence where it is %s', async (_, bytes, sentence) => {
    const { status, text } = await upload({ bytes: await bytes() });
    expect(status).toBe(422);
    expect(text).toContain(sentence);
    expect((await read())?.logo).toBeNull();
  });

  test('may show a QR code that is for everybody', async () => {
    expect(await upload({ bytes: await drawQrCode('https://acme.example') })).toMatchObject({
      status: 303,
    });
  });

  test('is not uploaded from another site or without the token', async () => {
    const stranger = createVisitor(pages.url);
    const file = { name: 'logo.png', type: 'image/png', bytes: png };
    expect(await stranger.upload('/s/logo', 'logo', file)).toMatchObject({ status: 303 });
    expect(await kim.post('/s/logo')).toMatchObject({ status: 406 });
    expect((await read())?.logo).toBeNull();
  });
});

const personal = `https://store.example/a#la1_${'a'.repeat(39)}`;

const spoilt = (png: Buffer): Buffer => {
  const copy = Buffer.from(png);
  const middle = Math.floor(copy.length / 2);
  copy[middle] = (copy[middle] ?? 0) ^ 0xff;
  return copy;
};

/** The head says 20,000 by 20,000: decoded, this would take 1.6 GB. */
const huge = (png: Buffer): Buffer => {
  const copy = Buffer.from(png);
  copy.writeUInt32BE(20_000, 16);
  copy.writeUInt32BE(20_000, 20);
  copy.writeUInt32BE(crc32(copy.subarray(12, 29)), 29);
  return copy;
};

const animated = (webp: Buffer): Buffer => {
  const chunk = Buffer.from('ANIM\x06\0\0\0\0\0\0\0\0\0', 'latin1');
  const copy = Buffer.concat([webp, chunk]);
  copy.writeUInt32LE(copy.length - 8, 4);
  return copy;
};
