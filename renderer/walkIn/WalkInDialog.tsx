import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { errorText } from '../station/errorText.ts';
import { useStation } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Duplicates } from './Duplicates.tsx';
import { canHaveDuplicates, walkInFields } from './walkInDraft.ts';
import type { WalkInDraft } from './walkInDraft.ts';
import './walkIn.css';

interface Props {
  readonly draft: WalkInDraft;
  readonly onChange: (draft: WalkInDraft) => void;
  readonly onClose: () => void;
  readonly onAdded: (attendeeId: string) => void;
  /** It was somebody on the list after all. */
  readonly onPick: (attendeeId: string) => void;
}

/** Somebody who is not on the list: four fields, and whoever it may be already. */
export const WalkInDialog = ({ draft, onChange, onClose, onAdded, onPick }: Props) => {
  const { t } = useTranslation();
  const station = useStation();
  const [problem, setProblem] = useState<string | null>(null);
  const [isAskedTwice, setIsAskedTwice] = useState(false);
  const [isBusy, setIsBusy] = useState(false);

  const change = (field: keyof WalkInDraft, text: string): void => {
    setProblem(null);
    setIsAskedTwice(false);
    onChange({ ...draft, [field]: text });
  };

  const add = async (): Promise<void> => {
    setIsBusy(true);
    const result = await station.call('attendees.add', {
      ...draft,
      despiteDuplicates: isAskedTwice,
    });
    setIsBusy(false);
    if (!result.ok) setProblem(result.error.code);
    else if (result.value.attendeeId === null) setIsAskedTwice(true);
    else onAdded(result.value.attendeeId);
  };

  return (
    <Dialog title={t('walkIn.title')} isOpen onClose={onClose} size="wide">
      <Form
        className="walk-in"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void add();
        }}
      >
        <div className="walk-in-fields">
          {walkInFields.map((field) => (
            <TextField
              key={field}
              label={t(`walkIn.${field}`)}
              value={draft[field]}
              onChange={(text) => change(field, text)}
              maxLength={field === 'email' ? 320 : 200}
              inputMode={field === 'email' ? 'email' : 'text'}
              autoFocus={field === 'firstName'}
              problem={
                field === problemField(problem) && problem !== null
                  ? errorText(t, problem)
                  : undefined
              }
            />
          ))}
        </div>
        <div className="walk-in-same">
          {canHaveDuplicates(draft) ? (
            <Duplicates draft={draft} isUrgent={isAskedTwice} onPick={onPick} />
          ) : (
            <p className="dialog-text">{t('walkIn.lookFirst')}</p>
          )}
        </div>
        {problem !== null && problemField(problem) === null && (
          <p className="dialog-problem walk-in-wide" role="alert">
            {errorText(t, problem)}
          </p>
        )}
        <div className="dialog-actions walk-in-wide">
          <Button type="submit" kind="main">
            {t(isAskedTwice ? 'walkIn.addAnyway' : 'walkIn.add')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
};

const problemField = (problem: string | null): keyof WalkInDraft | null => {
  if (problem === 'invalid_email') return 'email';
  return problem === 'no_name' ? 'firstName' : null;
};
