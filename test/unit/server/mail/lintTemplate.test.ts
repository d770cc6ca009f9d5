import { createCanvas } from '@napi-rs/canvas';
import { randomBytes } from 'node:crypto';
import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { formatPersonalLink } from '#shared/codes/personalLink.ts';
import { lintTemplate } from '#server/mail/lintTemplate.ts';
import type { NewTemplate } from '#server/mail/mailTemplate.ts';
import vectors from '../../codes/codeVectors.json' with { type: 'json' };

const secret = formatPersonalLink({ kind: 'app', secret: randomBytes(20) });
const link = `https://store.example/a/${secret}`;
const bare = secret.slice(4);
const code = vectors.good[0]?.text ?? '';

const aTemplate = (more: Partial<NewTemplate> = {}): NewTemplate => ({
  name: 'invitation',
  subject: 'Welcome to {{event_name}}',
  text: 'Hello {{first_name}}, your page: {{_webapp_link}}',
  html: '<p>Hello {{first_name}}</p><a href="{{_webapp_link}}">your page</a><img src="{{_user_qr}}" alt="QR">',
  ...more,
});
const html = (inside: string): NewTemplate => aTemplate({ html: `<p>Hello</p>${inside}` });
const each = (text: string, change: (letter: string) => string): string =>
  Array.from(text, change).join('');
const hex = (letter: string): string => letter.charCodeAt(0).toString(16);

const qrPng = (text: string, options: QRCode.QRCodeToBufferOptions = {}): Promise<Buffer> =>
  QRCode.toBuffer(text, { errorCorrectionLevel: 'M', ...options });
const dataUrl = (bytes: Uint8Array, type = 'image/png'): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

/** A photo of a code, so to say: JPEG, a little turned, in a corner of something else. */
const qrPhoto = async (): Promise<Buffer> => {
  const canvas = createCanvas(700, 500);
  const context = canvas.getContext('2d');
  context.fillStyle = '#d8e0ea';
  context.fillRect(0, 0, 700, 500);
  const modules = QRCode.create(link, { errorCorrectionLevel: 'M' }).modules;
  const side = 300 / (modules.size + 8);
  context.translate(330, 90);
  context.rotate(0.2);
  context.fillStyle = 'white';
  context.fillRect(0, 0, 300, 300);
  context.fillStyle = 'black';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) {
        context.fillRect((column + 4) * side, (row + 4) * side, side + 0.3, side + 0.3);
      }
    }
  }
  return canvas.toBuffer('image/jpeg', 85);
};

describe('a mail template', () => {
  it('with merge tags only may be saved', async () => {
    expect(await lintTemplate(aTemplate())).toEqual([]);
  });

  it('with a QR code that belongs to nobody, and pictures of other things, may be saved', async () => {
    const generic = await qrPng('https://www.example.org/register');
    expect(await lintTemplate(html(`<img src="${dataUrl(generic)}">`))).toEqual([]);
  });

  it('that is long prose is not taken for a secret', async () => {
    const prose =
      'Programme committees, sponsors and speakers meet in the gallery at noon. '.repeat(2000);
    expect(await lintTemplate(html(`<p>${prose}</p>`))).toEqual([]);
  });

  it.each<[string, NewTemplate]>([
    ['in the text', html(`<p>${link}</p>`)],
    ['in the subject', aTemplate({ subject: link })],
    ['in the plain text', aTemplate({ text: `Your page: ${link}` })],
    ['in a href', html(`<a href="${link}">here</a>`)],
    ['in an alt', html(`<img src="x.png" alt="${link}">`)],
    ['in a title', html(`<b title="${link}">x</b>`)],
    ['in a srcset', html(`<img srcset="${link} 2x">`)],
    ['in a data attribute', html(`<b data-url="${link}">x</b>`)],
    ['in a form', html(`<form action="${link}"></form>`)],
    ['in a style attribute', html(`<b style="background: url(${link})">x</b>`)],
    ['in a style sheet', html(`<style>p { background: url(${link}) }</style>`)],
    ['in a comment', html(`<!-- ${link} -->`)],
    ['in a comment for one mail program', html(`<!--[if mso]><a href="${link}">x</a><![endif]-->`)],
    ['in a meta element', html(`<meta http-equiv="refresh" content="0; url=${link}">`)],
    ['in a template element', html(`<template><a href="${link}">x</a></template>`)],
    [
      'percent-encoded',
      html(`<a href="/go?to=${encodeURIComponent(link.replaceAll('_', '%5F'))}">x</a>`),
    ],
    [
      'percent-encoded letter by letter',
      html(`<a href="${each(link, (one) => `%${hex(one)}`)}">x</a>`),
    ],
    ['percent-encoded twice', html(`<a href="${each(link, (one) => `%25${hex(one)}`)}">x</a>`)],
    ['as decimal entities', html(each(link, (one) => `&#${one.charCodeAt(0)};`))],
    ['as hexadecimal entities', html(each(link, (one) => `&#x${hex(one)};`))],
    ['as entities of entities', html(each(link, (one) => `&amp;#${one.charCodeAt(0)};`))],
    ['with a named entity for the underscore', html(link.replace('_', '&lowbar;'))],
    ['quoted-printable', aTemplate({ text: each(link, (one) => `=${hex(one).toUpperCase()}`) })],
    [
      'with soft line breaks of quoted-printable',
      aTemplate({ text: link.match(/.{1,9}/g)?.join('=\n') ?? '' }),
    ],
    ['base64-encoded', html(Buffer.from(link).toString('base64'))],
    [
      'base64-encoded for URLs in a query',
      html(`<a href="/r?u=${Buffer.from(link).toString('base64url')}">x</a>`),
    ],
    ['hex-encoded', aTemplate({ text: Buffer.from(link).toString('hex') })],
    [
      'as JavaScript escapes',
      html(`<script>go("${each(link, (one) => `\\u00${hex(one)}`)}")</script>`),
    ],
    [
      'as CSS escapes',
      html(`<style>p::after { content: "${each(link, (one) => `\\${hex(one)} `)}" }</style>`),
    ],
    ['split by tags', html(each(link, (one) => `<b>${one}</b>`))],
    ['split by a tag inside the prefix', html(link.replace('la1_', 'la<i></i>1_'))],
    [
      'split by text that nobody sees',
      html(each(link, (one) => `${one}<b style="display:none">z</b>`)),
    ],
    ['split by comments', html(each(link, (one) => `${one}<!-- -->`))],
    ['split by zero-width spaces', html(each(link, (one) => `${one}\u200b`))],
    ['split by soft hyphens', html(each(link, (one) => `${one}&shy;`))],
    [
      'split by word joiners in a href',
      html(`<a href="${each(link, (one) => `${one}\u2060`)}">x</a>`),
    ],
    ['letter by letter with spaces', html(each(link, (one) => `${one} `))],
    ['over several lines', aTemplate({ text: link.match(/.{1,7}/g)?.join('\n') ?? '' })],
    ['in upper case', html(link.toUpperCase())],
    [
      'in full-width letters',
      html(each(link, (one) => String.fromCodePoint(one.charCodeAt(0) + 0xfee0))),
    ],
    [
      'in mathematical letters',
      html(
        each(secret, (one) =>
          /[a-z]/.test(one) ? String.fromCodePoint(0x1d41a + one.charCodeAt(0) - 97) : one,
        ),
      ),
    ],
    [
      'backwards, shown forwards',
      html(`<bdo dir="rtl">${Array.from(link).toReversed().join('')}</bdo>`),
    ],
    ['with its prefix cut off', html(`<p>Your key: ${bare}</p>`)],
    ['with its prefix cut off, glued to other text', html(`<p>key${bare}please</p>`)],
    [
      'with its prefix cut off, in groups of four',
      html(`<p>${bare.match(/.{1,4}/g)?.join('-') ?? ''}</p>`),
    ],
    [
      'with its prefix cut off, in upper case in a href',
      html(`<a href="/x/${bare.toUpperCase()}">x</a>`),
    ],
    ['as an entry code', html(`<p>${code}</p>`)],
    [
      'as an entry code in lower case and split',
      html(each(code.toLowerCase(), (one) => `<i>${one}</i>`)),
    ],
    ['as the default of a tag', html(`{{first_name}}<a href="{{ '${link}' }}">x</a>`)],
  ])('with a personal link %s is refused, without repeating it', async (_disguise, template) => {
    const problems = await lintTemplate(template);
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems).toLowerCase()).not.toContain(bare.slice(0, 12));
  });

  it.each<[string, () => Promise<string>]>([
    ['PNG', async () => `<img src="${dataUrl(await qrPng(link))}">`],
    ['small PNG', async () => `<img src="${dataUrl(await qrPng(link, { scale: 2 }))}">`],
    [
      'inverted PNG',
      async () =>
        `<img src="${dataUrl(await qrPng(link, { color: { dark: '#fff', light: '#000' } }))}">`,
    ],
    [
      'PNG without ground',
      async () => `<img src="${dataUrl(await qrPng(link, { color: { light: '#0000' } }))}">`,
    ],
    ['turned JPEG', async () => `<img src="${dataUrl(await qrPhoto(), 'image/jpeg')}">`],
    [
      'SVG file',
      async () =>
        `<img src="${dataUrl(Buffer.from(await QRCode.toString(link, { type: 'svg' })), 'image/svg+xml')}">`,
    ],
    [
      'SVG, percent-encoded',
      async () =>
        `<img src="data:image/svg+xml,${encodeURIComponent(await QRCode.toString(link, { type: 'svg' }))}">`,
    ],
    ['drawing in the HTML', async () => QRCode.toString(link, { type: 'svg' })],
    ['background', async () => `<p style="background: url('${dataUrl(await qrPng(link))}')">x</p>`],
    ['picture of an entry code', async () => `<img src="${dataUrl(await qrPng(code))}">`],
  ])('with a picture of a personal QR code is refused: %s', async (_kind, make) => {
    expect(await lintTemplate(html(await make()))).toMatchObject([
      { problem: 'picture_of_a_code' },
    ]);
  });

  it('with a picture whose bytes only look like a link, as letters of base64, may be saved', async () => {
    const picture = await qrPng('https://example.org');
    const padded = Buffer.concat([picture, Buffer.alloc(3 - (picture.length % 3))]);
    const likeALink = 'xla1/abcdefghijklmnopqrstuvwxyzabcdefghij234';
    const url = `${dataUrl(padded)}${likeALink}`;
    expect(await lintTemplate(html(`<a href="${likeALink}">x</a>`))).not.toEqual([]);
    expect(await lintTemplate(html(`<img src="${url}">`))).toEqual([]);
  });

  it('with a personal link among the words of a picture is refused', async () => {
    const picture = Buffer.concat([await qrPng('https://example.org'), Buffer.from(` ${link}`)]);
    const [problem] = await lintTemplate(html(`<img src="${dataUrl(picture)}">`));
    expect(problem).toMatchObject({ problem: 'personal_link' });
  });

  it('names the place of each problem', async () => {
    const template = aTemplate({
      text: `Hello\n${link}`,
      html: `<p>Hello</p>\n<a\n href="${link}">x</a>\n{{_acess_link}} {{_access_as_link}} {{`,
    });
    expect(await lintTemplate(template)).toEqual([
      { problem: 'personal_link', place: 'line 2 of the plain text' },
      { problem: 'personal_link', place: 'the attribute href of <a> in line 2 of the HTML' },
      { problem: 'unknown_tag', place: 'line 3 of the HTML' },
      { problem: 'access_as_tag', place: 'line 3 of the HTML' },
      { problem: 'broken_tag', place: 'line 3 of the HTML' },
    ]);
  });

  it.each<[string, NewTemplate]>([
    [
      'a link in the subject, which is logged on its way',
      aTemplate({ subject: '{{_webapp_link}}' }),
    ],
    [
      'a link as the address of a picture, which a proxy fetches',
      html('<img src="{{_webapp_link}}">'),
    ],
    ['a code in a href', html('<a href="{{_user_qr}}">x</a>')],
    ['a name as an address', html('<a href="{{company}}">x</a>')],
    ['a name in a style', html('<p style="color:{{company}}">x</p>')],
    ['a name in a handler', html('<p onclick="f(\'{{company}}\')">x</p>')],
    ['a link in a script', html('<script>open("{{_webapp_link}}")</script>')],
    ['a name in a style sheet', html('<style>p { color: {{company}} }</style>')],
    ['a link between attributes', html('<p {{_webapp_link}}>x</p>')],
  ])('with a tag where its value could do harm is refused: %s', async (_what, template) => {
    expect(await lintTemplate(template)).toMatchObject([{ problem: 'misplaced_tag' }]);
  });

  it('with tags in texts, captions, links and a picture of the code may be saved', async () => {
    const inside =
      '<a href="{{_webapp_link}}" title="{{company}}">{{_webapp_link}}</a> <a href="{{generic_link}}">x</a>' +
      '<!--[if mso]><a href="{{_webapp_link}}">x</a><![endif]--><img src="{{_user_qr}}" alt="{{first_name}}">';
    expect(await lintTemplate(html(inside))).toEqual([]);
  });

  it('with a picture that cannot be looked at is refused', async () => {
    const template = html('<img src="data:image/png;base64,AAAA">');
    expect(await lintTemplate(template)).toMatchObject([{ problem: 'unreadable_picture' }]);
  });
});
