import { growUint32 } from './growArray.ts';

/** A tree of letters over all tokens, in flat arrays. A node is a prefix; a term is a number for a whole token. */
export interface TokenTree {
  /** The term of a token, made on first sight. Terms count from 1. */
  readonly add: (token: string) => number;
  /** Adds the ASCII letters and digits of a part of a text, in lower case and without cutting it out. */
  readonly addAscii: (text: string, from: number, to: number) => number;
  /** The node of a prefix, 0 if no token begins so. */
  readonly find: (prefix: string) => number;
  /** The term that ends at a node, 0 if none does. */
  readonly termAt: (node: number) => number;
  /** Appends the terms below a node (itself left out), at most `limit`; false if there are more. */
  readonly collectBelow: (node: number, into: number[], limit: number) => boolean;
  /** Nodes whose prefix is one slip away: a letter missing, too many, wrong, or two swapped (Damerau 1). */
  readonly findNear: (prefix: string) => number[];
  /** Whether the term's token begins with the prefix of one of these nodes. */
  readonly isBelow: (term: number, nodes: ReadonlySet<number>) => boolean;
  readonly termCount: () => number;
}

/** Bounds the tree for machine-made order numbers; sought prefixes are cut alike, so that they still match. */
const longestToken = 24;
const root = 1;
const width = 4;
const letterAt = 0;
const childAt = 1;
const siblingAt = 2;
const termAt = 3;

/** Room is made for `expectedNodes` at once, so that growing never stalls a large load. */
export const createTokenTree = (expectedNodes: number): TokenTree => {
  // Four numbers a node side by side, as a walk needs them together: one cache line instead of four.
  let nodes = new Uint32Array(Math.max(1024, expectedNodes) * width);
  let parents = new Uint32Array(nodes.length / width);
  let nodeOfTerm = new Uint32Array(1024);
  let nodeCount = root;
  let termCount = 0;

  const addChild = (parent: number, letter: number): number => {
    nodeCount += 1;
    if (nodeCount >= parents.length) {
      nodes = growUint32(nodes, 0);
      parents = growUint32(parents, 0);
    }
    const base = nodeCount * width;
    nodes[base + letterAt] = letter;
    nodes[base + siblingAt] = nodes[parent * width + childAt] ?? 0;
    nodes[parent * width + childAt] = nodeCount;
    parents[nodeCount] = parent;
    return nodeCount;
  };

  const childOf = (parent: number, letter: number): number => {
    let node = nodes[parent * width + childAt] ?? 0;
    while (node !== 0 && nodes[node * width + letterAt] !== letter)
      node = nodes[node * width + siblingAt] ?? 0;
    return node;
  };

  // Moves what it finds to the front: names are so unevenly spread that the next search for it is then short,
  // even among the thousands of children that a Chinese surname has.
  const childToFront = (parent: number, letter: number): number => {
    const cells = nodes;
    const first = cells[parent * width + childAt] ?? 0;
    if (first === 0 || cells[first * width + letterAt] === letter) return first;
    let before = first;
    let node = cells[first * width + siblingAt] ?? 0;
    while (node !== 0 && cells[node * width + letterAt] !== letter) {
      before = node;
      node = cells[node * width + siblingAt] ?? 0;
    }
    if (node !== 0) {
      cells[before * width + siblingAt] = cells[node * width + siblingAt] ?? 0;
      cells[node * width + siblingAt] = first;
      cells[parent * width + childAt] = node;
    }
    return node;
  };

  const step = (node: number, letter: number): number => {
    const child = childToFront(node, letter);
    return child === 0 ? addChild(node, letter) : child;
  };

  const endAt = (node: number): number => {
    const known = nodes[node * width + termAt] ?? 0;
    if (known !== 0) return known;
    termCount += 1;
    if (termCount >= nodeOfTerm.length) nodeOfTerm = growUint32(nodeOfTerm, 0);
    nodeOfTerm[termCount] = node;
    nodes[node * width + termAt] = termCount;
    return termCount;
  };

  const follow = (start: number, token: string, from: number): number => {
    let node = start;
    for (let at = from; at < token.length && node !== 0; at += 1) {
      node = childOf(node, token.charCodeAt(at));
    }
    return node;
  };

  return {
    add: (token) => {
      let node = root;
      const end = Math.min(token.length, longestToken);
      for (let at = 0; at < end; at += 1) node = step(node, token.charCodeAt(at));
      return endAt(node);
    },

    addAscii: (text, from, to) => {
      let node = root;
      let left = longestToken;
      for (let at = from; at < to && left > 0; at += 1) {
        const letter = text.charCodeAt(at);
        const lower = letter | 0x20;
        if (!(lower >= 0x61 && lower <= 0x7a) && !(letter >= 0x30 && letter <= 0x39)) continue;
        node = step(node, lower);
        left -= 1;
      }
      return endAt(node);
    },

    find: (prefix) => follow(root, prefix.slice(0, longestToken), 0),

    termAt: (node) => nodes[node * width + termAt] ?? 0,

    collectBelow: (start, into, limit) => {
      const open = [nodes[start * width + childAt] ?? 0];
      for (let node = open.pop(); node !== undefined; node = open.pop()) {
        while (node !== 0) {
          const term = nodes[node * width + termAt] ?? 0;
          if (term !== 0) {
            if (into.length >= limit) return false;
            into.push(term);
          }
          const sibling = nodes[node * width + siblingAt] ?? 0;
          if (sibling !== 0) open.push(sibling);
          node = nodes[node * width + childAt] ?? 0;
        }
      }
      return true;
    },

    findNear: (whole) => {
      const prefix = whole.slice(0, longestToken);
      const near = new Set<number>();
      const keep = (node: number): unknown => node !== 0 && near.add(node);
      let node = root;
      for (let at = 0; at < prefix.length && node !== 0; at += 1) {
        const letter = prefix.charCodeAt(at);
        if (node !== root || prefix.length > 1) keep(follow(node, prefix, at + 1));
        for (
          let child = nodes[node * width + childAt] ?? 0;
          child !== 0;
          child = nodes[child * width + siblingAt] ?? 0
        ) {
          if (nodes[child * width + letterAt] === letter) continue;
          keep(follow(child, prefix, at + 1));
          keep(follow(child, prefix, at));
        }
        if (at + 1 < prefix.length) {
          const swapped = childOf(node, prefix.charCodeAt(at + 1));
          const second = swapped === 0 ? 0 : childOf(swapped, letter);
          if (second !== 0) keep(follow(second, prefix, at + 2));
        }
        node = childOf(node, letter);
      }
      near.delete(root);
      return [...near];
    },

    isBelow: (term, prefixes) => {
      let node = nodeOfTerm[term] ?? 0;
      while (node > root && !prefixes.has(node)) node = parents[node] ?? 0;
      return node > root;
    },

    termCount: () => termCount,
  };
};
