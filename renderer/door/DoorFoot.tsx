import { useTranslation } from 'react-i18next';
import { CameraView } from '../scanning/CameraView.tsx';
import { useScanCameraTexts } from '../desk/useScanCameraTexts.ts';
import { useCall } from '../station/useCall.ts';
import { useFormat } from '../station/useFormat.ts';
import { useStation, useStatus } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly checkpointId: string;
  readonly onScan: (text: string) => void;
  readonly onUndo: (() => void) | null;
  readonly onSearch: () => void;
  readonly onOther: () => void;
}

/** The room in numbers, the camera, and the three things one may want at a door. */
export const DoorFoot = ({ checkpointId, onScan, onUndo, onSearch, onOther }: Props) => {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { settings } = useStatus();
  const texts = useScanCameraTexts();
  const { value } = useCall('checkpoints.read', { checkpoint: checkpointId }, [
    'journal.changed',
    'list.changed',
  ]);
  const seats = value?.seatsLeft;
  return (
    <footer className="door-foot">
      <p className="door-count">
        <span>{t('door.inRoom')}</span>
        <b>{value === undefined ? '' : format.number(value.inside)}</b>
      </p>
      <div className="door-camera">
        <CameraView
          texts={{ ...texts, states: { ...texts.states, off: t('door.cameraOff') } }}
          isOn={settings.camera}
          cameraId={settings.cameraId ?? undefined}
          onRead={onScan}
          onToggle={(camera) => void station.call('settings.change', { camera })}
        />
      </div>
      <div className="door-actions">
        <Button hint="U" isDisabled={onUndo === null} onPress={() => onUndo?.()}>
          {t('door.undo')}
        </Button>
        <Button hint="/" onPress={onSearch}>
          {t('door.search.open')}
        </Button>
        <Button hint="S" onPress={onOther}>
          {t('door.other')}
        </Button>
      </div>
      <p className="door-count door-count-end">
        <span>{t('door.seatsLeft')}</span>
        {seats === null ? (
          <span className="door-no-limit">{t('door.noLimit')}</span>
        ) : (
          <b>{seats === undefined ? '' : format.number(seats)}</b>
        )}
      </p>
    </footer>
  );
};
