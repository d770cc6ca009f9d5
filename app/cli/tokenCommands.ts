import type { Command } from 'commander';
import { TokenScope, tokenScopes } from '#server/tokens/apiToken.ts';
import { withStoreOptions, type StoreOptions } from './openServerStore.ts';
import { print, refuse } from './output.ts';
import { withStore } from './withStore.ts';

type MakeOptions = StoreOptions & { readonly scope: readonly string[]; readonly days: string };

/** Tokens for programs that use the HTTP API: docs/API.md. */
export const addTokenCommands = (server: Command): void => {
  const tokens = server.command('token').description('tokens for programs that use the HTTP API');
  const folder = 'data folder of the token store';

  withStoreOptions(
    tokens
      .command('make <name>')
      .description('make a token; it is printed once, and kept nowhere')
      .requiredOption('--scope <scopes...>', tokenScopes.join(', '))
      .option('--days <n>', 'how long it counts, 366 at most', '30'),
    folder,
  ).action((name: string, options: MakeOptions) => {
    const scopes = TokenScope.array().safeParse(options.scope);
    if (!scopes.success) return refuse(options, { code: 'no_scope' }, 2);
    return withStore(options, async (store) => {
      const made = await store.tokens.make({
        name,
        scopes: scopes.data,
        days: Number(options.days),
        actor: 'terminal',
      });
      if (!made.ok) return refuse(options, made.error);
      const token = made.value.text.reveal();
      print(options, { ...made.value.token, token }, [token]);
    });
  });

  withStoreOptions(tokens.command('list').description('list the tokens'), folder).action(
    (options: StoreOptions) =>
      withStore(options, async (store) => {
        const found = await store.tokens.list();
        print(
          options,
          found,
          found.map(({ id, name, scopes, expiresAt, revokedAt }) =>
            [
              id,
              name,
              scopes.join(' '),
              revokedAt === null ? `until ${new Date(expiresAt).toISOString()}` : 'revoked',
            ].join('\t'),
          ),
        );
      }),
  );

  withStoreOptions(
    tokens.command('revoke <id>').description('let a token count no more, at once'),
    folder,
  ).action((id: string, options: StoreOptions) =>
    withStore(options, async (store) => {
      const revoked = await store.tokens.revoke(id, 'terminal');
      if (!revoked.ok) return refuse(options, revoked.error);
      print(options, revoked.value, [`${revoked.value.name} counts no more.`]);
    }),
  );
};
