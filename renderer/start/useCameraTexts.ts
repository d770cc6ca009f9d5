import { useTranslation } from 'react-i18next';
import type { CameraViewTexts } from '../scanning/CameraView.tsx';

/** The camera's sentences for scanning an enrolment code. */
export const useCameraTexts = (): CameraViewTexts => {
  const { t } = useTranslation();
  return {
    label: t('start.camera.label'),
    turnOn: t('start.camera.turnOn'),
    turnOff: t('start.camera.turnOff'),
    holdStill: t('start.camera.holdStill'),
    states: {
      off: t('start.camera.off'),
      starting: t('common.loading'),
      reading: t('start.camera.reading'),
      no_camera: t('start.camera.no_camera'),
      permission_denied: t('start.camera.permission_denied'),
      in_use: t('start.camera.in_use'),
      unknown: t('start.camera.unknown'),
      decoder_broken: t('start.camera.decoder_broken'),
    },
  };
};
