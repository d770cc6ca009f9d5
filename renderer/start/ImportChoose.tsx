import { DropZone, FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { importErrorText } from './importText.ts';
import type { ImportProblem } from './importText.ts';

interface Props {
  readonly problem: ImportProblem | undefined;
  readonly onFile: (file: File) => void;
}

/** Where a file is dropped or chosen. What was wrong with the former one stands beside it. */
export const ImportChoose = ({ problem, onFile }: Props) => {
  const { t } = useTranslation();
  return (
    <DropZone
      className="import-drop"
      aria-label={t('imports.drop.title')}
      getDropOperation={() => 'copy'}
      onDrop={(event) => {
        const dropped = event.items.find((item) => item.kind === 'file');
        if (dropped !== undefined) void dropped.getFile().then(onFile);
      }}
    >
      <svg viewBox="0 0 100 100" className="import-drop-picture" aria-hidden="true">
        <path d="M26 8h34l18 18v66H26z M60 8v18h18 M52 78V46 M38 60l14-14 14 14" />
      </svg>
      <h2 className="import-drop-title">{t('imports.drop.title')}</h2>
      <p className="start-soft">{t('imports.drop.about')}</p>
      <FileTrigger
        acceptedFileTypes={acceptedFileTypes}
        onSelect={(files) => {
          const file = files?.item(0);
          if (file !== null && file !== undefined) onFile(file);
        }}
      >
        <Button kind="main" autoFocus>
          {t('imports.drop.choose')}
        </Button>
      </FileTrigger>
      <p role="alert" className="import-problem" hidden={problem === undefined}>
        {problem !== undefined && importErrorText(t, problem)}
      </p>
    </DropZone>
  );
};

const acceptedFileTypes = ['.csv', '.tsv', '.txt', '.xlsx'];
