import type { ReactNode } from 'react';
import { ImportBusy } from './ImportBusy.tsx';
import { ImportChoose } from './ImportChoose.tsx';
import { ImportPreviewStep } from './ImportPreviewStep.tsx';
import { ImportSummaryStep } from './ImportSummaryStep.tsx';
import { useImport } from './useImport.ts';
import './import.css';

interface Props {
  readonly onDone: () => void;
  /** What stands above the drop area before a file is chosen. */
  readonly heading: ReactNode;
  readonly doneText: string;
}

/** Brings a list in: choose a file, see what was understood, correct it, import, read what came of it. */
export const ImportList = ({ onDone, heading, doneText }: Props) => {
  const current = useImport();
  const { state } = current;
  switch (state.step) {
    case 'choose':
      return (
        <>
          {heading}
          <ImportChoose problem={state.problem} onFile={(file) => void current.choose(file)} />
        </>
      );
    case 'busy':
      return <ImportBusy {...state} onCancel={current.cancel} />;
    case 'preview':
      return <ImportPreviewStep {...state} current={current} />;
    case 'done':
      return (
        <ImportSummaryStep
          summary={state.summary}
          onAnother={current.startOver}
          onDone={onDone}
          doneText={doneText}
        />
      );
  }
};
