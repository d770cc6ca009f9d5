import type { Command } from 'commander';
import type { TokenStore } from '#server/createTokenStore.ts';
import { invitationUrl, type Invitation } from '#server/staff/inviteStaff.ts';
import type { StaffMember } from '#server/staff/staffMember.ts';
import { StaffRole, staffRoles } from '#server/staff/staffRole.ts';
import { withStoreOptions, type StoreOptions } from './openServerStore.ts';
import { print, refuse } from './output.ts';
import { withStore } from './withStore.ts';

type InviteOptions = StoreOptions & { readonly name?: string; readonly role: string };

/** Accounts for the organiser's console. The first owner is invited here; owners invite the others there. */
export const addStaffCommands = (server: Command): void => {
  const staff = server.command('staff').description('accounts for the organiser’s console');
  const folder = 'data folder of the token store';

  withStoreOptions(
    staff
      .command('invite <login>')
      .description('make an account, and print the one-time address that sets it up')
      .option('--name <text>', 'what colleagues call them')
      .option('--role <role>', staffRoles.join(', '), 'owner'),
    folder,
  ).action((login: string, options: InviteOptions) => {
    const role = StaffRole.safeParse(options.role);
    if (!role.success) return refuse(options, { code: 'no_staff_role' }, 2);
    return withStore(options, async (store) => {
      const invited = await store.staff.invite({
        login,
        name: options.name ?? login,
        role: role.data,
        actor: 'terminal',
      });
      if (!invited.ok) return refuse(options, invited.error);
      await printInvitation(options, store, invited.value);
    });
  });

  withStoreOptions(staff.command('list').description('list the accounts'), folder).action(
    (options: StoreOptions) =>
      withStore(options, async (store) => {
        const members = await store.staff.list();
        print(
          options,
          members,
          members.map(({ login, name, role, state }) => [login, name, role, state].join('\t')),
        );
      }),
  );

  for (const kind of ['disable', 'enable'] as const) {
    withStoreOptions(staff.command(`${kind} <login>`).description(about[kind]), folder).action(
      (login: string, options: StoreOptions) =>
        withMember(options, login, async (store, member) => {
          const changed = await store.staff.change({
            staff: member.id,
            change: { kind },
            actor: 'terminal',
          });
          if (!changed.ok) return refuse(options, changed.error);
          print(options, changed.value, [`${changed.value.login} is ${changed.value.state}.`]);
        }),
    );
  }

  withStoreOptions(
    staff
      .command('reset <login>')
      .description(
        'for who lost password or phone: print an address that sets the account up anew',
      ),
    folder,
  ).action((login: string, options: StoreOptions) =>
    withMember(options, login, async (store, member) => {
      const reset = await store.staff.reset(member.id, 'terminal');
      if (!reset.ok) return refuse(options, reset.error);
      await printInvitation(options, store, reset.value);
    }),
  );
};

const about = {
  disable: 'sign somebody out everywhere at once, and let them in no more',
  enable: 'let somebody in again',
} as const;

const withMember = (
  options: StoreOptions,
  login: string,
  work: (store: TokenStore, member: StaffMember) => Promise<void>,
): Promise<void> =>
  withStore(options, async (store) => {
    const members = await store.staff.list();
    const member = members.find((one) => one.login === login.trim().toLowerCase());
    if (member === undefined) return refuse(options, { code: 'unknown_staff' });
    await work(store, member);
  });

const printInvitation = async (
  options: StoreOptions,
  store: TokenStore,
  { member, text, expiresAt }: Invitation,
): Promise<void> => {
  const url = invitationUrl((await store.address()) ?? 'http://STORE', text).reveal();
  print(options, { staff: member.id, url, expiresAt }, [
    `For ${member.login} alone, once, until ${new Date(expiresAt).toISOString()}:`,
    url,
  ]);
};
