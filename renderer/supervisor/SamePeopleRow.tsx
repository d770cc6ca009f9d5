import { useTranslation } from 'react-i18next';
import type { FoundAttendee } from '#shared/contract/attendeeCalls.ts';
import type { SamePeopleView } from '#shared/contract/supervisorCalls.ts';
import { useFormat } from '../station/useFormat.ts';
import { useStatus } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly pair: SamePeopleView;
  readonly onDecide: (kept: string | null) => Promise<void>;
}

/** Two records beside each other, with what they have in common; one of them is kept, or both. */
export const SamePeopleRow = ({ pair, onDecide }: Props) => {
  const { t } = useTranslation();
  const { one, other } = pair;
  return (
    <li className="open-pair">
      <p>{pair.because.map((because) => t(`supervisor.samePeople.${because}`)).join(' · ')}</p>
      <div>
        <Record person={one} onKeep={() => void onDecide(one.id)} />
        <Record person={other} onKeep={() => void onDecide(other.id)} />
        <Button
          size="small"
          kind="quiet"
          aria-label={t('supervisor.samePeople.twoOf', { name: one.name, other: other.name })}
          onPress={() => void onDecide(null)}
        >
          {t('supervisor.samePeople.two')}
        </Button>
      </div>
    </li>
  );
};

const Record = ({
  person,
  onKeep,
}: {
  readonly person: FoundAttendee;
  readonly onKeep: () => void;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { now } = useStatus();
  const details = [
    person.company,
    person.category,
    person.orderNumber,
    person.maskedEmail,
    person.enteredAt === null
      ? t('supervisor.samePeople.notEntered')
      : t('supervisor.samePeople.entered', { time: format.when(person.enteredAt, now) }),
  ]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <div className="open-record">
      <span className="open-who">
        <b>
          <bdi>{person.name}</bdi>
        </b>
        <span>
          <bdi>{details}</bdi>
        </span>
      </span>
      <Button
        size="small"
        aria-label={t('supervisor.samePeople.keepOf', { name: person.name, details })}
        onPress={onKeep}
      >
        {t('supervisor.samePeople.keep')}
      </Button>
    </div>
  );
};
