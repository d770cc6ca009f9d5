import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { endpoints } from '#server/http/openApi.ts';
import { hashFact, noHash } from '#server/log/hashFact.ts';
import { Fact, factBodies } from '#shared/model/fact.ts';
import { ProtocolError } from '#shared/protocol/protocol.ts';

const page = readFileSync(new URL('../../../docs/PROTOCOL.md', import.meta.url), 'utf8');

it('names every route, error and kind of fact on the page of the protocol', () => {
  const paths = Object.keys(endpoints).map((route) => route.split(' ')[1] ?? '');
  const words = [...paths, ...ProtocolError.shape.error.options, ...Object.keys(factBodies)];
  expect(words.filter((word) => !page.includes(word))).toEqual([]);
});

it('hashes the example of the page to what the page says', () => {
  const [, example = '', hash = ''] = /```json\n([^`]+)```[^`]*`([0-9a-f]{64})`/.exec(page) ?? [];
  // The order of the parts is the array's.
  const names = Object.keys(Fact.omit({ previousHash: true, hash: true }).shape);
  const values = z.array(z.unknown()).parse(JSON.parse(example));
  const parts = Object.fromEntries(names.map((name, index) => [name, values[index]]));
  const line = Fact.parse({ ...parts, previousHash: noHash, hash });
  expect(hashFact(line)).toBe(hash);
});
