import type { recoveryCalls } from '#shared/contract/recoveryCalls.ts';
import { ok } from '#shared/model/result.ts';
import { takeOver } from '../recovery/takeOver.ts';
import type { StationContext } from '../stationContext.ts';
import type { StoreClient } from '../sync/storeClient.ts';
import type { SyncStore } from '../sync/syncStore.ts';
import type { Handlers } from './handlers.ts';

export const createRecoveryHandlers = ({
  context,
  client,
  syncStore,
}: {
  readonly context: StationContext;
  readonly client: StoreClient;
  readonly syncStore: SyncStore;
}): Handlers<keyof typeof recoveryCalls> => ({
  'recovery.dismiss': () => {
    const { tables, emit } = context;
    const saved = tables.transact(() => tables.kept.remove('recovery'));
    if (!saved.ok) return saved;
    emit({ name: 'settings.changed' });
    return ok({});
  },

  'recovery.takeOver': async ({ folder }) => {
    const taken = await takeOver({ client, enrolment: syncStore.enrolment(), folder });
    const { code, details } = taken.ok
      ? { code: 'done', details: taken.value }
      : { code: taken.error.code, details: {} };
    context.log.write('info', 'takeover', { code, ...details });
    if (taken.ok) context.wakeSync();
    return taken;
  },
});
