import { CameraView } from '../scanning/CameraView.tsx';
import { useStation, useStatus } from '../station/StationContext.tsx';
import { useScanCameraTexts } from './useScanCameraTexts.ts';

interface Props {
  readonly onScan: (text: string) => void;
  /** Nothing could be read for a while: the search field is the way out. */
  readonly onHint: () => void;
}

/** The camera at its place; whether it is on is a setting, so it stays as it is over a change of screen. */
export const CameraPane = ({ onScan, onHint }: Props) => {
  const station = useStation();
  const { settings } = useStatus();
  const texts = useScanCameraTexts();
  return (
    <div className="desk-camera">
      <CameraView
        texts={texts}
        isOn={settings.camera}
        cameraId={settings.cameraId ?? undefined}
        onRead={onScan}
        onHint={onHint}
        onToggle={(camera) => void station.call('settings.change', { camera })}
      />
    </div>
  );
};
