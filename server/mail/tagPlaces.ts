import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Where in the HTML a merge tag stands; `name` of an attribute in lower case. Offsets are into the text. */
export interface TagPlace {
  readonly tag: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly inside:
    | { readonly kind: 'text' }
    | { readonly kind: 'attribute'; readonly element: string; readonly name: string }
    /** A script or style, or between the attributes of an element: nothing can be put there safely. */
    | { readonly kind: 'code' };
}

export const tagPattern = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** All merge tags of a piece of HTML, with what a browser would take their place for. */
export const tagPlaces = (html: string): readonly TagPlace[] => {
  const found = [...html.matchAll(tagPattern)];
  if (found.length === 0) return [];
  const ranges = rangesOf(html);
  return found.map(({ 0: whole, 1: tag = '', index }) => ({
    tag,
    start: index,
    end: index + whole.length,
    line: html.slice(0, index).split('\n').length,
    inside: ranges.find(({ from, to }) => from <= index && index < to)?.inside ?? { kind: 'text' },
  }));
};

interface Range {
  readonly from: number;
  readonly to: number;
  readonly inside: TagPlace['inside'];
}

/** The narrow ones first: an attribute counts before the element that it stands in. */
const rangesOf = (html: string): readonly Range[] => {
  const attributes: Range[] = [];
  const code: Range[] = [];
  const walk = (node: Tree.Node): void => {
    if ('attrs' in node && node.sourceCodeLocation) {
      const { startTag, startOffset, endOffset, attrs } = node.sourceCodeLocation;
      for (const [name, at] of Object.entries(attrs ?? {})) {
        const text = html.slice(at.startOffset, at.endOffset);
        const from = at.startOffset + Math.max(0, text.indexOf('='));
        const inside = { kind: 'attribute', element: node.tagName, name } as const;
        attributes.push({ from, to: at.endOffset, inside });
      }
      const isCode = node.tagName === 'script' || node.tagName === 'style';
      if (isCode || startTag) {
        const to = isCode ? endOffset : (startTag?.endOffset ?? startOffset);
        code.push({ from: startOffset, to, inside: { kind: 'code' } });
      }
    }
    const children =
      'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
    for (const child of children) walk(child);
  };
  walk(parse(html, { sourceCodeLocationInfo: true }));
  return [...attributes, ...code];
};
