import type { Result } from '../model/result.ts';
import type { CallError } from './contract.ts';
import type { ImportSummary, RowProblem } from './importCalls.ts';
import type { StationClient } from './transport.ts';

/** Every row that an import did not understand, also where its summary holds the first of them only. */
export const allProblems = async (
  station: StationClient,
  { importId, problems, problemCount }: ImportSummary,
): Promise<Result<readonly RowProblem[], CallError<'imports.problems'>>> => {
  const found: RowProblem[] = [...problems];
  while (found.length < problemCount) {
    const page = await station.call('imports.problems', { importId, after: found.length });
    if (!page.ok) return page;
    found.push(...page.value.problems);
    if (page.value.next === null) break;
  }
  return { ok: true, value: found };
};
