import { useState } from 'react';
import type { CallInput } from '#shared/contract/contract.ts';
import { useStation } from '../station/StationContext.tsx';

/** Changes settings at once; `problem` is the error code of the last change, if it failed. */
export const useChangeSettings = () => {
  const station = useStation();
  const [problem, setProblem] = useState<string>();
  const change = async (changes: CallInput<'settings.change'>): Promise<void> => {
    const changed = await station.call('settings.change', changes);
    setProblem(changed.ok ? undefined : changed.error.code);
  };
  return { problem, change: (changes: CallInput<'settings.change'>) => void change(changes) };
};

export type ChangeSettings = ReturnType<typeof useChangeSettings>['change'];
