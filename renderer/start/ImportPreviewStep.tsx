import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/contract/importCalls.ts';
import { listKinds } from '#shared/contract/importCalls.ts';
import { Button } from '../ui/Button.tsx';
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx';
import { Select } from '../ui/Select.tsx';
import { delimiterText, importErrorText } from './importText.ts';
import type { ImportProblem } from './importText.ts';
import { MappingTable } from './MappingTable.tsx';
import type { Import } from './useImport.ts';

interface Props {
  readonly preview: ImportPreview;
  readonly mapping: readonly (string | null)[];
  readonly sheet: string | null;
  readonly isAsking: boolean;
  readonly problem?: ImportProblem;
  readonly current: Import;
}

/** What was understood of a file, to be corrected before anything is taken in. */
export const ImportPreviewStep = ({
  preview,
  mapping,
  sheet,
  isAsking,
  problem,
  current,
}: Props) => {
  const { t } = useTranslation();
  const { kind, sheets, rowCount } = preview;
  return (
    <section className="import-preview" aria-busy={isAsking}>
      <header className="start-head">
        <h1 className="start-title">{t('imports.preview.title')}</h1>
        <Understood preview={preview} />
      </header>
      <div className="import-guesses">
        <ChoiceGroup
          label={t('imports.kind.label')}
          value={kind}
          isDisabled={isAsking}
          options={listKinds.map((value) => ({ value, name: t(`imports.kind.${value}`) }))}
          onChange={(chosen) => void current.correct({ kind: chosen })}
        />
        {sheets.length > 1 && (
          <Select
            label={t('imports.preview.sheet')}
            value={sheet ?? ''}
            isDisabled={isAsking}
            options={[
              ...(sheet === null ? [{ value: '', name: t('imports.preview.firstSheet') }] : []),
              ...sheets.map((name) => ({ value: name, name })),
            ]}
            onChange={(chosen) => void current.correct({ sheet: chosen })}
          />
        )}
        <p className="start-soft">{t(`imports.kindAbout.${kind}`)}</p>
      </div>
      <MappingTable preview={preview} mapping={mapping} onMap={current.map} />
      <footer className="import-actions">
        <Button
          kind="main"
          autoFocus
          isDisabled={isAsking || mapping.every((field) => field === null)}
          onPress={() => void current.run()}
        >
          {t('imports.preview.go', { count: rowCount })}
        </Button>
        <Button onPress={current.startOver}>{t('imports.preview.other')}</Button>
        <p role="alert" className="import-problem" hidden={problem === undefined}>
          {problem !== undefined && importErrorText(t, problem)}
        </p>
      </footer>
    </section>
  );
};

const Understood = ({ preview }: { readonly preview: ImportPreview }) => {
  const { t } = useTranslation();
  const { fileName, format, encoding, delimiter, rowCount } = preview;
  const parts = [
    format === 'csv' ? 'CSV' : 'Excel',
    encoding,
    delimiter === null
      ? null
      : t('imports.separatedBy', { delimiter: delimiterText(t, delimiter) }),
    t('imports.preview.rows', { count: rowCount }),
  ];
  return (
    <p className="start-lead">
      <bdi>{fileName}</bdi>
      {parts.map((part) => part !== null && <span key={part}> · {part}</span>)}
    </p>
  );
};
