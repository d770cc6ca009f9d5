import { ipcMain } from 'electron';
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { isCallName } from '#shared/contract/contract.ts';
import { ipcChannels } from '#shared/contract/ipcChannels.ts';
import type { Transport } from '#shared/contract/transport.ts';
import type { Log } from '#shared/model/ports.ts';
import { err } from '#shared/model/result.ts';
import type { Result } from '#shared/model/result.ts';
import { isOwnUrl } from './appScheme.ts';

const IpcRequest = z.strictObject({ name: z.string().max(64), input: z.unknown() });

/** Carries the contract between the window's own page and the station. Another sender gets a rejection. */
export const serveIpc = (options: {
  readonly window: BrowserWindow;
  readonly transport: Transport;
  readonly log: Log;
}): void => {
  const { window, transport, log } = options;
  ipcMain.handle(ipcChannels.request, async (event, request: unknown): Promise<Result<unknown>> => {
    if (!isOwnPage(event, window)) {
      log.write('warn', 'window_message_refused');
      throw new Error('refused');
    }
    const parsed = IpcRequest.safeParse(request);
    if (!parsed.success) return err('invalid_input');
    const { name, input } = parsed.data;
    return isCallName(name) ? transport.request(name, input) : err('unknown_call');
  });
  const stop = transport.subscribe((event) => {
    if (!window.isDestroyed()) window.webContents.send(ipcChannels.event, event);
  });
  window.on('closed', stop);
};

const isOwnPage = ({ senderFrame }: IpcMainInvokeEvent, window: BrowserWindow): boolean =>
  senderFrame !== null &&
  !window.isDestroyed() &&
  senderFrame === window.webContents.mainFrame &&
  isOwnUrl(senderFrame.url);
