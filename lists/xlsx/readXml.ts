/// <reference path="./saxen.d.ts" />
import { TextDecoder } from 'node:util';
import { Parser } from 'saxen';
import type { Breath } from '../breathe.ts';
import { damage } from './damage.ts';

export interface XmlHandler {
  /** Names come without their namespace prefix; attributes keep theirs. */
  readonly open: (name: string, attributes: () => Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** Reads XML piece by piece, with turns for others. Document types and their entities are never followed. */
export const readXml = async (
  pieces: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  breath: Breath,
): Promise<void> => {
  const parser = createParser(handler);
  let decoder: TextDecoder | null = null;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    feed(parser, decoder.decode(piece, { stream: true }));
    if (breath.isDue()) await breath.take();
  }
  if (decoder === null) throw damage('damaged_file');
  parser.end();
};

const createParser = (handler: XmlHandler): Parser => {
  const local = createLocalNames();
  return new Parser()
    .on('openTag', (name, attributes) => handler.open(local(name), attributes))
    .on('closeTag', (name) => handler.close(local(name)))
    .on('text', (text) => handler.text(decodeXmlText(text)))
    .on('cdata', (text) => handler.text(text))
    .on('error', () => {
      throw damage('damaged_file');
    });
};

const feed = (parser: Parser, text: string): void => {
  // An inflated megabyte at once would keep a scan waiting.
  for (let at = 0; at < text.length; at += 65_536) parser.write(text.slice(at, at + 65_536));
};

/** The library's own decoder cuts characters beyond U+FFFF (emoji written as numbers). */
export const decodeXmlText = (text: string): string =>
  text.includes('&') ? text.replace(entity, decodeEntity) : text;

const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi;

const decodeEntity = (whole: string, decimal?: string, hex?: string, name?: string): string => {
  if (name !== undefined) return named[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
};

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const createLocalNames = () => {
  const known = new Map<string, string>();
  return (name: string): string => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const local = name.slice(name.indexOf(':') + 1);
    known.set(name, local);
    return local;
  };
};

const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
};
