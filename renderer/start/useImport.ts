import { useEffect, useRef, useState } from 'react';
import type { ImportPreview, ImportSummary, ListKind } from '#shared/contract/importCalls.ts';
import type { StationClient } from '#shared/contract/transport.ts';
import type { Failure } from '#shared/model/result.ts';
import { useStation } from '../station/StationContext.tsx';
import type { ImportProblem } from './importText.ts';
import { sendFile } from './sendFile.ts';

/** Where an import stands. `done` and `total` are of any unit, for a share of the whole. */
export type ImportStep =
  | { readonly step: 'choose'; readonly problem?: ImportProblem }
  | {
      readonly step: 'busy';
      readonly phase: 'sending' | 'reading' | 'saving' | 'stopping';
      readonly fileName: string;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly step: 'preview';
      readonly preview: ImportPreview;
      readonly mapping: readonly (string | null)[];
      /** Null until staff chose one: the first that has rows. */
      readonly sheet: string | null;
      readonly isAsking: boolean;
      readonly problem?: ImportProblem;
    }
  | { readonly step: 'done'; readonly summary: ImportSummary };

export interface Correction {
  readonly kind?: ListKind;
  readonly sheet?: string;
}

export interface Import {
  readonly state: ImportStep;
  readonly choose: (file: File) => Promise<void>;
  /** Corrects what the station guessed; the mapping is guessed anew. */
  readonly correct: (correction: Correction) => Promise<void>;
  readonly map: (column: number, field: string | null) => void;
  readonly run: () => Promise<void>;
  readonly cancel: () => void;
  readonly startOver: () => void;
}

/** The life of one import: choose, send, look, correct, run, sum up. Leaving the screen gives an unfinished one up. */
export const useImport = (): Import => {
  const station = useStation();
  const [state, setState] = useState<ImportStep>({ step: 'choose' });
  /** The attempt under way: what an older one still brings is left alone. */
  const attempt = useRef(new AbortController());
  const openImport = useRef<string | null>(null);

  useEffect(() => {
    const stop = station.subscribe((event) => {
      if (event.name !== 'imports.progress' || event.importId !== openImport.current) return;
      const { phase, done, total } = event;
      setState((now) =>
        now.step === 'busy' && now.phase !== 'stopping' ? { ...now, phase, done, total } : now,
      );
    });
    return () => {
      stop();
      attempt.current.abort();
      closeImport(station, openImport);
    };
  }, [station]);

  const choose = async (file: File): Promise<void> => {
    const { signal } = (attempt.current = new AbortController());
    const busy = { step: 'busy', fileName: file.name, done: 0 } as const;
    setState({ ...busy, phase: 'sending', total: Math.max(1, file.size) });
    const onProgress = (done: number): void => {
      if (!signal.aborted) setState((now) => (now.step === 'busy' ? { ...now, done } : now));
    };
    const sent = await sendFile({ station, file, signal, onProgress });
    if (signal.aborted) return;
    if (!sent.ok) return setState({ step: 'choose', problem: problemOf(sent.error) });

    openImport.current = sent.value;
    setState({ ...busy, phase: 'reading', total: 1 });
    const preview = await station.call('imports.preview', { importId: sent.value });
    if (signal.aborted) return;
    if (preview.ok) setState(previewed(preview.value, null));
    else setState({ step: 'choose', problem: problemOf(preview.error) });
  };

  const correct = async (correction: Correction): Promise<void> => {
    if (state.step !== 'preview') return;
    const former = state;
    const { signal } = attempt.current;
    setState({ ...former, isAsking: true });
    const { importId } = former.preview;
    const sheet = correction.sheet ?? former.sheet;
    const preview = await station.call('imports.preview', {
      importId,
      ...(sheet === null ? {} : { sheet }),
      // Another sheet may hold another kind of list.
      ...(correction.kind === undefined ? {} : { kind: correction.kind }),
    });
    if (signal.aborted) return;
    if (preview.ok) setState(previewed(preview.value, sheet));
    else setState({ ...former, isAsking: false, problem: problemOf(preview.error) });
  };

  const run = async (): Promise<void> => {
    if (state.step !== 'preview') return;
    const { preview, mapping, sheet } = state;
    const { importId, kind, fileName, rowCount } = preview;
    const { signal } = attempt.current;
    setState({ step: 'busy', phase: 'saving', fileName, done: 0, total: Math.max(1, rowCount) });
    const answer = await station.call('imports.run', { importId, kind, mapping: [...mapping] });
    if (signal.aborted) return;
    if (answer.ok) {
      openImport.current = null;
      setState({ step: 'done', summary: answer.value });
      return;
    }
    const problem = problemOf(answer.error);
    if (problem.code === 'canceled' || problem.code === 'unknown_import') startOver(problem);
    else setState({ step: 'preview', preview, mapping, sheet, isAsking: false, problem });
  };

  const cancel = (): void => {
    if (state.step !== 'busy' || state.phase !== 'saving') {
      return startOver({ code: 'canceled', kept: 0 });
    }
    // The station says how far it came.
    setState({ ...state, phase: 'stopping' });
    if (openImport.current !== null) {
      void station.call('imports.cancel', { importId: openImport.current });
    }
  };

  const startOver = (problem?: ImportProblem): void => {
    attempt.current.abort();
    closeImport(station, openImport);
    setState(problem === undefined ? { step: 'choose' } : { step: 'choose', problem });
  };

  return {
    state,
    choose,
    correct,
    map: (column, field) => {
      setState((now) =>
        now.step === 'preview' ? { ...now, mapping: mapped(now.mapping, column, field) } : now,
      );
    },
    run,
    cancel,
    startOver: () => startOver(),
  };
};

const problemOf = ({ code, details }: Failure): ImportProblem => ({
  code,
  kept: Number(details?.['added'] ?? 0) + Number(details?.['changed'] ?? 0),
});

const closeImport = (station: StationClient, open: { current: string | null }): void => {
  if (open.current !== null) void station.call('imports.cancel', { importId: open.current });
  open.current = null;
};

const previewed = (preview: ImportPreview, sheet: string | null): ImportStep => ({
  step: 'preview',
  preview,
  mapping: preview.mapping,
  sheet,
  isAsking: false,
});

const mapped = (
  mapping: readonly (string | null)[],
  column: number,
  field: string | null,
): readonly (string | null)[] => mapping.map((former, at) => (at === column ? field : former));
