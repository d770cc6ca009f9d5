import { contextBridge, ipcRenderer } from 'electron';
import { ipcChannels } from '#shared/contract/ipcChannels.ts';
import type { Transport } from '#shared/contract/transport.ts';

/** All that the page can reach of the world outside: two functions, and no object of Electron's. */
const transport: Transport = {
  request: (name, input) => ipcRenderer.invoke(ipcChannels.request, { name, input }),
  subscribe: (listener) => {
    const receive = (_event: unknown, event: Parameters<typeof listener>[0]): void =>
      listener(event);
    ipcRenderer.on(ipcChannels.event, receive);
    return () => void ipcRenderer.off(ipcChannels.event, receive);
  },
};

contextBridge.exposeInMainWorld('lanyard', transport);
