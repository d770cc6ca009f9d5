import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../station/errorText.ts';
import { useCall } from '../station/useCall.ts';
import { useStation } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DoubleRow } from './DoubleRow.tsx';
import { SamePeopleRow } from './SamePeopleRow.tsx';
import './supervisor.css';

const shown = 50;
const events = ['journal.changed', 'list.changed'] as const;

/** What waits for a supervisor: who was admitted twice, and who may be on the list twice. */
export const OpenDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const station = useStation();
  const [problem, setProblem] = useState<string | null>(null);
  const doubles = useCall('supervisor.doubles', { limit: shown }, events);
  const samePeople = useCall('supervisor.samePeople', { limit: shown }, events);

  const note = (result: { readonly ok: true } | { readonly ok: false; error: { code: string } }) =>
    setProblem(result.ok ? null : errorText(t, result.error.code));
  const isClear = doubles.value?.total === 0 && samePeople.value?.total === 0;

  return (
    <Dialog title={t('supervisor.title')} isOpen onClose={onClose} size="wide">
      {problem !== null && <p className="dialog-problem">{problem}</p>}
      {isClear && <p className="dialog-text">{t('supervisor.none')}</p>}
      <div className="open-lists">
        {doubles.value !== undefined && doubles.value.total > 0 && (
          <section>
            <h3>{t('supervisor.doubles.title')}</h3>
            <p className="dialog-text">{t('supervisor.doubles.about')}</p>
            <ul>
              {doubles.value.rows.map((double) => (
                <DoubleRow
                  key={double.later.factId}
                  double={double}
                  onSeen={async () =>
                    note(
                      await station.call('supervisor.seeDouble', { factId: double.later.factId }),
                    )
                  }
                />
              ))}
            </ul>
            <More count={doubles.value.total - doubles.value.rows.length} />
          </section>
        )}
        {samePeople.value !== undefined && samePeople.value.total > 0 && (
          <section>
            <h3>{t('supervisor.samePeople.title')}</h3>
            <p className="dialog-text">{t('supervisor.samePeople.about')}</p>
            <ul>
              {samePeople.value.rows.map((pair) => (
                <SamePeopleRow
                  key={`${pair.one.id} ${pair.other.id}`}
                  pair={pair}
                  onDecide={async (kept) => {
                    const people = { one: pair.one.id, other: pair.other.id };
                    note(await station.call('supervisor.decideSamePerson', { ...people, kept }));
                  }}
                />
              ))}
            </ul>
            <More count={samePeople.value.total - samePeople.value.rows.length} />
          </section>
        )}
      </div>
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('common.close')}</Button>
      </div>
    </Dialog>
  );
};

const More = ({ count }: { readonly count: number }) => {
  const { t } = useTranslation();
  return count > 0 ? <p className="dialog-text">{t('supervisor.more', { count })}</p> : null;
};
