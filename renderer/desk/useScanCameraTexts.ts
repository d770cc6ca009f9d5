import { useTranslation } from 'react-i18next';
import type { CameraViewTexts } from '../scanning/CameraView.tsx';

/** The camera's sentences where attendees' codes are scanned: at the desk and at a door. */
export const useScanCameraTexts = (): CameraViewTexts => {
  const { t } = useTranslation();
  return {
    label: t('desk.camera.label'),
    turnOn: t('desk.camera.turnOn'),
    turnOff: t('desk.camera.turnOff'),
    holdStill: t('desk.camera.holdStill'),
    states: {
      off: t('desk.camera.off'),
      starting: t('desk.camera.starting'),
      reading: t('desk.camera.reading'),
      no_camera: t('desk.camera.no_camera'),
      permission_denied: t('desk.camera.permission_denied'),
      in_use: t('desk.camera.in_use'),
      unknown: t('desk.camera.unknown'),
      decoder_broken: t('desk.camera.decoder_broken'),
    },
  };
};
