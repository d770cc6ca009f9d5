import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { TemplateTexts } from './mailTemplate.ts';

/** Something of a template that people or programs read as one text; `place` says where it is, in words. */
export interface TemplatePiece {
  readonly place: string;
  readonly text: string;
}

export interface TemplatePicture {
  readonly place: string;
  readonly bytes: Uint8Array;
}

export interface TemplatePieces {
  readonly texts: readonly TemplatePiece[];
  /** Several pieces in one, where a text may be split: looked at when no piece by itself says enough. */
  readonly wholes: readonly TemplatePiece[];
  readonly pictures: readonly TemplatePicture[];
}

/** Takes a template apart: subject, plain text, and of the HTML each text, attribute, comment and embedded picture. */
export const templatePieces = ({ subject, text, html }: TemplateTexts): TemplatePieces => {
  const texts: TemplatePiece[] = [
    { place: 'the subject', text: subject },
    ...text
      .split('\n')
      .map((line, index) => ({ place: `line ${index + 1} of the plain text`, text: line })),
  ];
  const pictures: TemplatePicture[] = [];
  const all: string[] = [];
  const visible: string[] = [];
  const document = parse(html, { sourceCodeLocationInfo: true });
  const walk = (node: Tree.Node, isHidden: boolean): void => {
    const line = node.sourceCodeLocation?.startLine ?? 1;
    if ('value' in node) {
      texts.push({ place: `line ${line} of the HTML`, text: node.value });
      all.push(node.value);
      if (!isHidden) visible.push(node.value);
    } else if ('data' in node) {
      texts.push({ place: `a comment in line ${line} of the HTML`, text: node.data });
    }
    if ('attrs' in node) {
      for (const { name, value } of node.attrs) {
        const place = `the attribute ${name} of <${node.tagName}> in line ${line} of the HTML`;
        texts.push({ place, text: withoutPictures(value) });
        pictures.push(...embeddedPictures(value).map((bytes) => ({ place, bytes })));
      }
      if (node.tagName === 'svg' && node.sourceCodeLocation) {
        const { startOffset, endOffset } = node.sourceCodeLocation;
        const place = `the drawing in line ${line} of the HTML`;
        pictures.push({
          place,
          bytes: Buffer.from(standAlone(html.slice(startOffset, endOffset))),
        });
      }
    }
    const children =
      'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
    for (const child of children) walk(child, isHidden || isUnseen(node));
  };
  walk(document, false);
  return {
    texts,
    wholes: [
      { place: 'the text of the HTML, split over several tags', text: all.join('') },
      { place: 'the visible text of the HTML, split over several tags', text: visible.join('') },
      { place: 'the plain text, split over several lines', text },
    ],
    pictures,
  };
};

const isUnseen = (node: Tree.Node): boolean => {
  if (!('attrs' in node)) return false;
  if (['style', 'script', 'head', 'template'].includes(node.tagName)) return true;
  return node.attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'style' && /display\s*:\s*none|font-size\s*:\s*0/i.test(value)),
  );
};

/** `data:` URLs of pictures in an attribute: a src, a srcset, a style. */
const embeddedPictures = (value: string): readonly Uint8Array[] =>
  [...value.matchAll(dataUrl)].map(([, options = '', data = '']) =>
    /;base64$/i.test(options) ? Buffer.from(data, 'base64') : Buffer.from(percentDecoded(data)),
  );

/** The letters of a photograph's base64 look like a link now and then; its bytes are looked at as a picture. */
const withoutPictures = (value: string): string =>
  value.replaceAll(dataUrl, (url: string, options: string, data: string) =>
    /;base64$/i.test(options) && Buffer.from(data, 'base64').includes(0)
      ? url.slice(0, -data.length)
      : url,
  );

const dataUrl = /data:image\/[\w.+-]+((?:;[\w.=-]+)*),([^"')\s]+)/gi;

const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // not percent-encoded after all
  }
};

/** Inside HTML a drawing needs no namespace, as a file of its own it does. */
const standAlone = (svg: string): string =>
  svg.includes('xmlns=') ? svg : svg.replace(/^<svg/i, '<svg xmlns="http://www.w3.org/2000/svg"');
