import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';

interface Props {
  readonly title: string;
  readonly text: string;
  /** The usual reasons: one press and done. */
  readonly reasons: readonly string[];
  readonly confirm: string;
  readonly onClose: () => void;
  readonly onConfirm: (reason: string) => Promise<void>;
}

/** Asks why, for the journal. */
export const ReasonDialog = ({ title, text, reasons, confirm, onClose, onConfirm }: Props) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const done = async (given: string): Promise<void> => {
    setIsBusy(true);
    await onConfirm(given);
    setIsBusy(false);
  };

  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <p className="dialog-text">{text}</p>
      <div className="reasons">
        {reasons.map((usual, place) => (
          <Button
            key={usual}
            isDisabled={isBusy}
            autoFocus={place === 0}
            onPress={() => void done(usual)}
          >
            {usual}
          </Button>
        ))}
      </div>
      <Form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') void done(reason.trim());
        }}
      >
        <TextField
          label={t('desk.otherReason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
        <div className="dialog-actions">
          <Button type="submit" kind="main" isDisabled={isBusy || reason.trim() === ''}>
            {confirm}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
};
