// oxlint-disable-next-line typescript/triple-slash-reference -- ambient types, needed by every folder that imports this file
/// <reference path="./webAssembly.d.ts" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The font reduced to the given glyphs and what they are made of; glyph ids stay as they are. */
export type SubsetFont = (bytes: Uint8Array, glyphIds: readonly number[]) => Uint8Array;

// hb-subset.h
const retainGlyphIds = 0x2;
const noLayoutClosure = 0x200;
const setOfDroppedTables = 3;
const writable = 2;
// A PDF font needs outlines and metrics only: shaping is done.
const droppedTables = ['GSUB', 'GPOS', 'GDEF', 'name', 'cmap', 'post', 'OS/2', 'STAT', 'DSIG'];

/** Starts HarfBuzz's subsetter, a WebAssembly module of its own, without imports. */
export function createSubsetter(): SubsetFont {
  const path = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  const module = new WebAssembly.Module(readFileSync(path));
  const { exports } = new WebAssembly.Instance(module);
  const call = callerOf(exports);
  const { memory } = exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new Error('the subsetter has no memory');
  call('_initialize');

  return (bytes, glyphIds) => {
    const source = call('malloc', bytes.byteLength);
    // The memory may have grown and moved: views are made anew each time.
    new Uint8Array(memory.buffer).set(bytes, source);
    const blob = call('hb_blob_create', source, bytes.byteLength, writable, 0, 0);
    const face = call('hb_face_create', blob, 0);
    const input = call('hb_subset_input_create_or_fail');
    const glyphs = call('hb_subset_input_glyph_set', input);
    for (const glyphId of glyphIds) call('hb_set_add', glyphs, glyphId);
    const dropped = call('hb_subset_input_set', input, setOfDroppedTables);
    for (const table of droppedTables) call('hb_set_add', dropped, tagOf(table));
    call('hb_subset_input_set_flags', input, retainGlyphIds | noLayoutClosure);

    const subset = call('hb_subset_or_fail', face, input);
    if (subset === 0) throw new Error('a badge font could not be reduced to its used glyphs');
    const result = call('hb_face_reference_blob', subset);
    const start = call('hb_blob_get_data', result, 0);
    const copy = new Uint8Array(memory.buffer).slice(
      start,
      start + call('hb_blob_get_length', result),
    );
    call('hb_blob_destroy', result);
    call('hb_face_destroy', subset);
    call('hb_subset_input_destroy', input);
    call('hb_face_destroy', face);
    call('hb_blob_destroy', blob);
    call('free', source);
    return copy;
  };
}

function callerOf(exports: WebAssembly.Exports) {
  return (name: string, ...values: readonly number[]): number => {
    const called = exports[name];
    if (!isExported(called)) throw new Error(`the subsetter has no ${name}`);
    const result = called(...values);
    // Pointers are unsigned, WebAssembly hands them over signed.
    return typeof result === 'number' ? result >>> 0 : 0;
  };
}

function isExported(value: unknown): value is (...values: readonly number[]) => unknown {
  return typeof value === 'function';
}

function tagOf(table: string): number {
  return (
    Array.from(table.padEnd(4)).reduce((tag, letter) => tag * 256 + letter.charCodeAt(0), 0) | 0
  );
}
