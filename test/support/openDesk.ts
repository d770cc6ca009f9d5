import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStationApp, type StationApp } from '#app/openStationApp.ts';
import type { Settings } from '#shared/contract/stationCalls.ts';
import { createStationClient, type StationClient } from '#shared/contract/transport.ts';
import { makeCameraVideo, type Show } from './makeCameraVideo.ts';
import { openWindow, type OpenWindow, type WindowOptions } from './openWindow.ts';

export interface OpenDesk extends OpenWindow {
  readonly station: StationClient;
  readonly app: StationApp;
  readonly dataDir: string;
  /** Closes window and station; the data folder stays until `close`. */
  readonly closeStation: () => Promise<void>;
}

interface DeskOptions extends WindowOptions {
  /** No event yet: the start screen. */
  readonly isEmpty?: boolean;
  readonly settings?: Partial<Settings>;
  readonly clock?: () => number;
  /** What the camera of the window sees, over and over, ten frames a second; told once the station is there. */
  readonly camera?: (station: StationClient) => Promise<readonly Show[]>;
}

/** The product as a user has it: a station with the demo event, the loopback shell, and a Chromium window on it. */
export const openDesk = async ({
  isEmpty = false,
  settings = {},
  clock,
  camera,
  ...options
}: DeskOptions = {}): Promise<OpenDesk> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lanyard-e2e-'));
  const videoDir = mkdtempSync(join(tmpdir(), 'lanyard-video-'));
  const opened = await openStationApp({ dataDir, ...(clock === undefined ? {} : { clock }) });
  if (!opened.ok) throw new Error(opened.error.code);
  const app = opened.value;
  const station = createStationClient(app.transport);
  if (!isEmpty) {
    const demo = await station.call('station.openDemo', {});
    if (!demo.ok) throw new Error(demo.error.code);
  }
  await station.call('settings.change', {
    camera: false,
    sound: false,
    language: 'en',
    ...settings,
  });
  if (!isEmpty) await app.syncOnce(5000);
  const video = join(videoDir, 'camera.y4m');
  if (camera !== undefined) await makeCameraVideo(video, await camera(station), 10);
  // Without motion a page is at once what it will be.
  const window = await openWindow(app.transport, {
    reducedMotion: 'reduce',
    ...(camera === undefined ? {} : { video }),
    ...options,
  });
  let isOpen = true;
  const closeStation = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await window.close();
    await app.close();
  };
  return {
    ...window,
    station,
    app,
    dataDir,
    closeStation,
    close: async () => {
      await closeStation();
      for (const folder of [dataDir, videoDir]) rmSync(folder, { recursive: true, force: true });
    },
  };
};
