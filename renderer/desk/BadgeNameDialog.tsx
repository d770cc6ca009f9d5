import { useDeferredValue, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { displayName } from '#shared/model/attendee.ts';
import { errorText } from '../station/errorText.ts';
import { useStation } from '../station/StationContext.tsx';
import { useCall } from '../station/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { BadgePreview } from './BadgePreview.tsx';

interface Props {
  readonly attendeeId: string;
  readonly onClose: () => void;
  readonly onPrint: () => Promise<void>;
}

/** Changes what stands on the badge, with the badge as it will print beside it. */
export const BadgeNameDialog = ({ attendeeId, onClose, onPrint }: Props) => {
  const { t } = useTranslation();
  const station = useStation();
  const profile = useCall('attendees.profile', { attendeeId });
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const name = typed ?? (profile.value === undefined ? '' : displayName(profile.value));
  const previewed = useDeferredValue(name);

  const save = async (): Promise<boolean> => {
    const badgeName = name.trim();
    const result = await station.call('attendees.change', { attendeeId, changes: { badgeName } });
    if (!result.ok) setProblem(errorText(t, result.error.code));
    return result.ok;
  };

  return (
    <Dialog title={t('desk.badgeName.title')} isOpen onClose={onClose} size="wide">
      <Form
        className="badge-name"
        onSubmit={(event) => {
          event.preventDefault();
          void save().then((isSaved) => (isSaved ? onPrint() : undefined));
        }}
      >
        <div className="badge-name-fields">
          <TextField
            label={t('desk.badgeName.label')}
            hint={t('desk.badgeName.hint')}
            problem={problem ?? undefined}
            value={name}
            onChange={(text) => {
              setTyped(text);
              setProblem(null);
            }}
            maxLength={200}
            autoFocus
          />
          <div className="dialog-actions">
            <Button type="submit" kind="main">
              {t('desk.badgeName.saveAndPrint')}
            </Button>
            <Button onPress={() => void save().then((isSaved) => isSaved && onClose())}>
              {t('common.save')}
            </Button>
            <Button kind="quiet" onPress={onClose}>
              {t('common.cancel')}
            </Button>
          </div>
        </div>
        <BadgePreview attendeeId={attendeeId} badgeName={previewed} />
      </Form>
    </Dialog>
  );
};
