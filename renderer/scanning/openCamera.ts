import { Html5Qrcode, Html5QrcodeSupportedFormats } from 'html5-qrcode';
import { err, ok, type Result } from '#shared/model/result.ts';

export type CameraProblem = 'no_camera' | 'permission_denied' | 'in_use' | 'unknown';

export interface OpenCamera {
  readonly video: HTMLVideoElement;
  /** The camera's own id, to remember it by. */
  readonly cameraId: string | undefined;
  close(): Promise<void>;
}

/**
 * Opens a camera with html5-qrcode and shows its picture inside `host`, which must be in the
 * document, in a `div` of its own, so that one camera may close while the next one opens.
 *
 * Only the camera and the preview are html5-qrcode's. Its decoder reads 53 % of hard pictures, on
 * the page's own thread, from a picture of the size on screen, so it is put to sleep: `fps` of one
 * a day leaves the single look it takes when the picture appears. (`pause()` would not do: it
 * throws before the picture appears, and by then that look is over.)
 */
export async function openCamera(
  host: HTMLElement,
  cameraId?: string,
): Promise<Result<OpenCamera, CameraProblem>> {
  const stage = document.createElement('div');
  stage.id = `camera-${crypto.randomUUID()}`;
  host.append(stage);
  const scanner = new Html5Qrcode(stage.id, {
    verbose: false,
    formatsToSupport: [Html5QrcodeSupportedFormats.QR_CODE],
    useBarCodeDetectorIfSupported: false,
  });
  const config = {
    fps: oncePerDay,
    disableFlip: true,
    videoConstraints: {
      ...(cameraId === undefined
        ? { facingMode: 'environment' }
        : { deviceId: { exact: cameraId } }),
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30, max: 30 },
    },
  };
  try {
    // The first argument must be there, but the constraints in the second replace it.
    await scanner.start({ facingMode: 'environment' }, config, ignore, ignore);
  } catch (reason) {
    stage.remove();
    return err(problemOf(reason));
  }
  const video = stage.querySelector('video');
  if (video === null) return err('unknown');
  await hasPicture(video);
  const [track] = video.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks() : [];
  return ok({
    video,
    cameraId: track?.getSettings().deviceId,
    async close() {
      // Before there was a picture it stops the camera but rejects, for want of its canvas.
      await scanner.stop().catch(() => track?.stop());
      stage.remove();
    },
  });
}

const oncePerDay = 1 / 86_400;
/** A camera that shows nothing for so long must still be possible to turn off. */
const pictureWithinMs = 5000;
const ignore = (): void => undefined;

/** Resolved by the event after which html5-qrcode can be stopped without an error of its own. */
function hasPicture(video: HTMLVideoElement): Promise<void> {
  if (!video.paused && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
    // The event may have been dispatched in this very task, html5-qrcode's listener included.
    return new Promise((resolve) => setTimeout(resolve, 0));
  }
  return new Promise((resolve) => {
    video.addEventListener('playing', () => resolve(), { once: true });
    setTimeout(resolve, pictureWithinMs);
  });
}

/** html5-qrcode rejects with a sentence that has the DOMException's name in it. */
function problemOf(reason: unknown): CameraProblem {
  const text = reason instanceof Error ? `${reason.name} ${reason.message}` : String(reason);
  if (/NotAllowedError|SecurityError|PermissionDenied/.test(text)) return 'permission_denied';
  if (/NotFoundError|OverconstrainedError|DevicesNotFound/.test(text)) return 'no_camera';
  if (/NotReadableError|TrackStartError|AbortError/.test(text)) return 'in_use';
  return 'unknown';
}
