import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { mutants } from './mutants.ts';

const project = new URL('../../../', import.meta.url);
const count = (source: string, text: string): number => source.split(text).length - 1;

/** Mutants whose text is not in the production code once and once only: the code has moved on. */
export const staleMutants = (): readonly string[] =>
  mutants
    .filter(({ changes }) =>
      changes.some(
        ({ file, from }) => count(readFileSync(new URL(file, project), 'utf8'), from) !== 1,
      ),
    )
    .map(({ name }) => name);

/**
 * Puts a deliberate bug into the production code as it is loaded: the code itself holds no switch for it. Throws where
 * the text that the mutant changes is not there (any more), once and once only.
 */
export const applyMutant = (name: string): void => {
  const mutant = mutants.find((one) => one.name === name);
  if (mutant === undefined) throw new Error(`there is no mutant ${name}`);
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      const changes = mutant.changes.filter(({ file }) => url.endsWith(`/${file}`));
      if (changes.length === 0) return loaded;
      let source = sourceText(loaded.source);
      for (const { file, from, to } of changes) {
        if (count(source, from) !== 1) throw new Error(`${name}: ${file} has changed`);
        source = source.replace(from, () => to);
      }
      return { ...loaded, source };
    },
  });
};

const sourceText = (source: unknown): string => {
  if (typeof source === 'string') return source;
  if (source instanceof Uint8Array) return Buffer.from(source).toString('utf8');
  throw new Error('a module without a source');
};
