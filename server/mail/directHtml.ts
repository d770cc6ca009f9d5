import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Language } from '#shared/model/language.ts';

/**
 * HTML of a mail that runs from right to left where its language does. Mail programs drop `<html>` and often `<body>`, so what
 * is in them is also put into an element that stays; a direction that the organiser wrote themselves is left as it is.
 */
export const directHtml = (html: string, language: Language): string => {
  if (language !== 'ar' || html.trim() === '') return html;
  const body = bodyOf(html);
  if (body === undefined || hasDirection(body)) return html;
  const start = body.sourceCodeLocation?.startTag;
  const end = body.sourceCodeLocation?.endTag;
  // Without a `<body>` of its own all of it is content, or begins with a head that a parser puts where it belongs.
  if (start === undefined) return `${open}${html}${close}`;
  const from = start.endOffset;
  const to = end?.startOffset ?? html.length;
  return `${html.slice(0, from)}${open}${html.slice(from, to)}${close}${html.slice(to)}`;
};

const open = '<div lang="ar" dir="rtl">';
const close = '</div>';

const bodyOf = (html: string): Tree.Element | undefined => {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const root = document.childNodes.find((node) => node.nodeName === 'html');
  if (root === undefined || !('childNodes' in root)) return undefined;
  const body = root.childNodes.find((node) => node.nodeName === 'body');
  return body !== undefined && 'tagName' in body ? body : undefined;
};

const hasDirection = (body: Tree.Element): boolean => {
  const only = body.childNodes.filter((node) => 'tagName' in node);
  const [first] = only.length === 1 ? only : [];
  return [body, ...(first === undefined ? [] : [first])].some((element) =>
    element.attrs.some(({ name }) => name === 'dir'),
  );
};
