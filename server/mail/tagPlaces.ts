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
  const { attributes, code } = rangesOf(html);
  let line = 1;
  let seen = 0;
  return found.map(({ 0: whole, 1: tag = '', index }) => {
    line += html.slice(seen, index).split('\n').length - 1;
    seen = index;
    // An attribute counts before the element that it stands in.
    const inside = (rangeAt(attributes, index) ?? rangeAt(code, index))?.inside;
    return {
      tag,
      start: index,
      end: index + whole.length,
      line,
      inside: inside ?? { kind: 'text' },
    };
  });
};

interface Range {
  readonly from: number;
  readonly to: number;
  readonly inside: TagPlace['inside'];
}

/** The one that holds this place, of ranges that do not overlap and stand in their order. */
const rangeAt = (ranges: readonly Range[], index: number): Range | undefined => {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.to ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range !== undefined && range.from <= index ? range : undefined;
};

const rangesOf = (
  html: string,
): { readonly attributes: readonly Range[]; readonly code: readonly Range[] } => {
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
  const inOrder = (ranges: readonly Range[]) =>
    ranges.toSorted((one, other) => one.from - other.from);
  return { attributes: inOrder(attributes), code: inOrder(code) };
};
