import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Told, type Instruction } from './stationMessages.ts';

const program = fileURLToPath(new URL('scanStation.ts', import.meta.url));

type Sync = Extract<Told, { readonly kind: 'sync' }>;

/** A station in a process of its own. It may be killed and started again on the same folder. */
export interface StationProcess {
  readonly dataDir: string;
  /** Ids of the facts of all verdicts that were given, over all its lives. */
  readonly told: readonly string[];
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly admit: (attendeeId: string, again: boolean) => void;
  readonly sync: () => Promise<Sync>;
  readonly close: () => Promise<void>;
}

export const createStationProcess = (options: {
  readonly dataDir: string;
  readonly code: string;
  readonly name: string;
}): StationProcess => {
  const { dataDir, code, name } = options;
  const told: string[] = [];
  let child: ChildProcess | null = null;
  const send = (instruction: Instruction): void => {
    if (child?.connected === true) child.send(instruction);
  };
  const ended = (running: ChildProcess): Promise<void> =>
    new Promise((resolve) => {
      if (running.exitCode !== null || running.signalCode !== null) resolve();
      else running.once('exit', () => resolve());
    });
  const next = <Kind extends Told['kind']>(
    kind: Kind,
  ): Promise<Extract<Told, { readonly kind: Kind }>> =>
    new Promise((resolve, reject) => {
      const running = child;
      if (running === null) return reject(new Error(`${name} is not running`));
      const onExit = (): void => reject(new Error(`${name} ended by itself`));
      const hear = (message: unknown): void => {
        const heard = Told.parse(message);
        if (heard.kind !== kind) return;
        running.off('message', hear).off('exit', onExit);
        // The kind was just compared; TypeScript does not narrow by a type parameter.
        resolve(heard as Extract<Told, { readonly kind: Kind }>);
      };
      running.on('message', hear).once('exit', onExit);
    });

  return {
    dataDir,
    told,
    start: async () => {
      child = fork(program, [dataDir, code, name]);
      child.on('message', (message) => {
        const heard = Told.parse(message);
        if (heard.kind === 'verdict' && heard.factId !== null) told.push(heard.factId);
      });
      await next('joined');
    },
    kill: async () => {
      const running = child;
      if (running === null) return;
      child = null;
      running.kill('SIGKILL');
      await ended(running);
    },
    admit: (attendeeId, again) => send({ do: 'admit', attendeeId, again }),
    sync: () => {
      const synced = next('sync');
      send({ do: 'sync' });
      return synced;
    },
    close: async () => {
      const running = child;
      if (running === null) return;
      send({ do: 'close' });
      await ended(running);
      child = null;
    },
  };
};
