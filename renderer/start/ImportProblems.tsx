import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allProblems } from '#shared/contract/allProblems.ts';
import type { ImportSummary } from '#shared/contract/importCalls.ts';
import { saveFile } from '../desk/saveFile.ts';
import { errorText } from '../station/errorText.ts';
import { useStation } from '../station/StationContext.tsx';
import { useFormat } from '../station/useFormat.ts';
import { Button } from '../ui/Button.tsx';
import { reasonText } from './importText.ts';
import { problemsCsv } from './problemsCsv.ts';

/** The rows that were not understood, with line and reason: the first thousand to be read, all of them as a file. */
export const ImportProblems = ({ summary }: { readonly summary: ImportSummary }) => {
  const { t } = useTranslation();
  const station = useStation();
  const [trouble, setTrouble] = useState('');
  const format = useFormat();
  const { problems, problemCount } = summary;
  const save = async (): Promise<void> => {
    const all = await allProblems(station, summary);
    if (all.ok) saveFile(t('imports.summary.problemsFile'), problemsCsv(t, all.value));
    setTrouble(all.ok ? '' : errorText(t, all.error.code));
  };
  return (
    <section className="import-part">
      <h2 className="start-heading">{t('imports.summary.problems')}</h2>
      <p className="start-soft">
        {t('imports.summary.problemsAbout')}{' '}
        {problemCount > problems.length &&
          t('imports.summary.problemsMore', { shown: problems.length, count: problemCount })}
      </p>
      <p className="import-save">
        <Button size="small" onPress={() => void save()}>
          {t('imports.summary.saveProblems')}
        </Button>
        <span role="status">{trouble}</span>
      </p>
      <div
        className="import-table"
        role="region"
        aria-label={t('imports.summary.problems')}
        tabIndex={0}
      >
        <table className="problems">
          <thead>
            <tr>
              <th scope="col">{t('imports.summary.line')}</th>
              <th scope="col">{t('imports.summary.reason')}</th>
              <th scope="col">{t('imports.summary.column')}</th>
              <th scope="col">{t('imports.summary.taken')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((problem, at) => (
              <tr key={at}>
                <td className="numbers">{format.number(problem.line)}</td>
                <td>{reasonText(t, problem.reason)}</td>
                <td>
                  <bdi>{problem.column ?? ''}</bdi>
                </td>
                <td>{t(problem.kept ? 'imports.summary.kept' : 'imports.summary.leftOut')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
