import { useCamera, type CameraState } from './useCamera.ts';
import './cameraView.css';

/** Every sentence the view may show, in the operator's language. */
export interface CameraViewTexts {
  /** For those who cannot see the preview. */
  readonly label: string;
  readonly turnOn: string;
  readonly turnOff: string;
  readonly states: Readonly<Record<CameraState, string>>;
  /** Shown instead of the running state's sentence when nothing could be read for a while. */
  readonly holdStill: string;
}

export interface CameraViewProps {
  readonly texts: CameraViewTexts;
  readonly onRead: (text: string) => void;
  /** Which camera; undefined for the device's own choice. */
  readonly cameraId?: string | undefined;
  readonly onRunning?: ((cameraId: string | undefined) => void) | undefined;
  /** Called for every "hold still", so that the screen can focus its search field. */
  readonly onHint?: (() => void) | undefined;
  /** A camera that was turned off stays off, also over a change of screen. */
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
}

/** The camera's picture with four corner marks and one line of text. Keeps its size in every state. */
export function CameraView({ texts, isOn, onToggle, ...reading }: CameraViewProps) {
  const { state, isHinting, hostRef } = useCamera({ isOn, ...reading });
  return (
    <section className={`camera-view camera-view--${state}`} aria-label={texts.label}>
      <div className="camera-view__stage" ref={hostRef} aria-hidden="true" />
      <div className="camera-view__marks" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
      <p className="camera-view__text" role="status">
        {state === 'reading' && isHinting ? texts.holdStill : texts.states[state]}
      </p>
      <button type="button" className="camera-view__toggle" onClick={() => onToggle(!isOn)}>
        {isOn ? texts.turnOff : texts.turnOn}
      </button>
    </section>
  );
}
