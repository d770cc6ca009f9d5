import { useTranslation } from 'react-i18next';
import type { Event } from '#shared/model/event.ts';
import { useRouter } from '../shell/RouterContext.tsx';
import { useStatus } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';
import { ImportList } from './ImportList.tsx';

/** The lists of the event: the first one after it was made, and any later. */
export const Lists = ({ event }: { readonly event: Event }) => {
  const { t } = useTranslation();
  const { attendees, settings } = useStatus();
  const { go } = useRouter();
  const isFirst = attendees === 0;
  return (
    <div className="start">
      <ImportList
        doneText={t('start.lists.goOn')}
        onDone={() => go('desk')}
        heading={
          <header className="start-head start-head-row">
            <div>
              <h1 className="start-title">
                {isFirst ? t('start.lists.firstTitle') : t('start.lists.title')}
              </h1>
              <p className="start-lead">
                <bdi>{event.name}</bdi>
                {' · '}
                {isFirst
                  ? t('start.lists.firstAbout')
                  : t('start.lists.people', { count: attendees })}
              </p>
            </div>
            <Button kind="quiet" onPress={() => go(isFirst ? settings.role : 'settings')}>
              {isFirst ? t('start.lists.later') : t('common.back')}
            </Button>
          </header>
        }
      />
    </div>
  );
};
