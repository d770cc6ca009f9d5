/** Names on Electron's IPC; apart from wire.ts, so that the sandboxed preload needs no zod. */
export const ipcChannels = { request: 'lanyard:request', event: 'lanyard:event' } as const;
