import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '#shared/contract/importCalls.ts';
import { useFormat } from '../station/useFormat.ts';
import { reasonText } from './importText.ts';

/** The rows that were not understood, with line and reason; the first thousand at most. */
export const ImportProblems = ({ summary }: { readonly summary: ImportSummary }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { problems, problemCount } = summary;
  return (
    <section className="import-part">
      <h2 className="start-heading">{t('imports.summary.problems')}</h2>
      <p className="start-soft">
        {t('imports.summary.problemsAbout')}{' '}
        {problemCount > problems.length &&
          t('imports.summary.problemsMore', { shown: problems.length, count: problemCount })}
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
