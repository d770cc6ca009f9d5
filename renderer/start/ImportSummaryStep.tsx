import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '#shared/contract/importCalls.ts';
import { useFormat } from '../station/useFormat.ts';
import { Button } from '../ui/Button.tsx';
import { ImportProblems } from './ImportProblems.tsx';
import { fieldText } from './importText.ts';

interface Props {
  readonly summary: ImportSummary;
  readonly doneText: string;
  readonly onDone: () => void;
  readonly onAnother: () => void;
}

/** What came of an import: how many, what changed, and each row that was not understood. */
export const ImportSummaryStep = ({ summary, doneText, onDone, onAnother }: Props) => {
  const { t } = useTranslation();
  const format = useFormat();
  const isNews = summary.added + summary.changed > 0;
  const outcome = t(isNews ? 'imports.summary.title' : 'imports.summary.nothing');
  const changedFields = Object.entries(summary.changedFields).toSorted((a, b) => b[1] - a[1]);
  return (
    <section className="import-summary">
      <header className="start-head">
        <h1 className="start-title">{outcome}</h1>
        <p className="for-screen-readers" role="status">
          {outcome}
        </p>
        <p className="start-lead">{t(`imports.kind.${summary.kind}`)}</p>
      </header>
      <dl className="import-counts">
        {counts.map((count) => (
          <div key={count} data-none={summary[count] === 0}>
            <dt>{t(`imports.summary.${count}`)}</dt>
            <dd className="numbers">{format.number(summary[count])}</dd>
          </div>
        ))}
      </dl>
      <footer className="import-actions">
        <Button kind="main" onPress={onDone} autoFocus>
          {doneText}
        </Button>
        <Button onPress={onAnother}>{t('imports.summary.another')}</Button>
      </footer>
      {changedFields.length > 0 && (
        <section className="import-part">
          <h2 className="start-heading">{t('imports.summary.changedFields')}</h2>
          <ul className="import-changed">
            {changedFields.map(([field, count]) => (
              <li key={field}>
                {fieldText(t, field)} <span className="numbers">{format.number(count)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {summary.newSessions.length > 0 && (
        <section className="import-part">
          <h2 className="start-heading">{t('imports.summary.newSessions')}</h2>
          <p className="start-soft">{t('imports.summary.newSessionsAbout')}</p>
          <ul className="import-changed">
            {summary.newSessions.map((title) => (
              <li key={title}>
                <bdi>{title}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
      {summary.problemCount > 0 && <ImportProblems summary={summary} />}
    </section>
  );
};

const counts = ['added', 'changed', 'unchanged', 'notUnderstood'] as const;
