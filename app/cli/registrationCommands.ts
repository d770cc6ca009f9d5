import type { Command } from 'commander';
import { RegistrationSettings } from '#server/registration/registrationSettings.ts';
import type { Event } from '#shared/model/event.ts';
import { parseListTime } from '#shared/rules/listTimes.ts';
import { zonedTime } from '#shared/rules/zonedTime.ts';
import { withStoreOptions, type StoreOptions } from './openServerStore.ts';
import { print, refuse } from './output.ts';
import { withStore } from './withStore.ts';

type RegistrationOptions = StoreOptions & {
  readonly deadline?: string;
  readonly public?: string;
};

export const addRegistrationCommands = (server: Command): void => {
  withStoreOptions(
    server
      .command('registration')
      .description('until when people change their registration, and who may register')
      .option(
        '--deadline <time>',
        'such as "2027-04-30 18:00", in the time zone of the event; "start": when the event begins',
      )
      .option(
        '--public <what>',
        'what becomes of somebody who registers at /register: pending, confirmed; or closed',
      ),
    'data folder of the token store',
  ).action(setRegistration);
};

const setRegistration = (options: RegistrationOptions): Promise<void> =>
  withStore(options, async ({ event: readEvent, registrations }) => {
    const event = await readEvent();
    if (event === null) return refuse(options, { code: 'no_store_event' });
    const before = await registrations.settings();
    const deadline =
      options.deadline === undefined ? before.deadline : timeOf(options.deadline, event);
    if (deadline === undefined) return refuse(options, { code: 'no_time' }, 2);
    const wanted = RegistrationSettings.safeParse({
      deadline,
      public: options.public ?? before.public,
    });
    if (!wanted.success) return refuse(options, { code: 'no_public' }, 2);
    if (options.deadline !== undefined || options.public !== undefined) {
      await registrations.saveSettings(wanted.data, 'terminal');
    }
    const at = wanted.data.deadline ?? event.startsAt;
    print(options, { ...wanted.data, closesAt: at }, [
      `Registration closes on ${inZone(at, event)}.`,
      publicLines[wanted.data.public],
    ]);
  });

/** null: when the event begins; undefined: no time. */
const timeOf = (text: string, { timeZone }: Event): number | null | undefined => {
  if (text === 'start') return null;
  const time = parseListTime(text, 'day_first');
  if (time === null) return undefined;
  if (time.instant !== null) return time.instant;
  const { day, clock } = time;
  // A day alone is meant to its end.
  return day === null
    ? undefined
    : zonedTime({ ...day, ...(clock ?? { hour: 23, minute: 59 }) }, timeZone);
};

const inZone = (at: number, { timeZone }: Event): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(at);

const publicLines: Readonly<Record<RegistrationSettings['public'], string>> = {
  closed: 'The public page takes nobody.',
  pending: 'Who registers at the public page waits for the organiser.',
  confirmed: 'Who registers at the public page is registered.',
};
