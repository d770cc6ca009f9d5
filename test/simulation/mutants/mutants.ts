/** A deliberate bug: in `file`, the text `from` becomes `to`. */
export interface Mutant {
  readonly name: string;
  readonly changes: readonly {
    readonly file: string;
    readonly from: string;
    readonly to: string;
  }[];
}

/** A bug that is one change in one file. */
const mutant = (name: string, file: string, [from, to]: readonly [string, string]): Mutant => ({
  name,
  changes: [{ file, from, to }],
});

const setAsideAll = `store.acknowledge(store.outbox(500).map((fact) => ({
  ...fact, outcome: 'set_aside', reason: 'unreadable', position: null })));`;

/** Each rule of sync that could be broken by a plausible mistake, broken. */
export const mutants: readonly Mutant[] = [
  mutant('delete on 404', 'station/sync/sendOutbox.ts', [
    "} else if (sent.error.code !== 'too_large') {",
    `} else if (sent.error.code !== 'too_large') {
        if (sent.error.code === 'portal') ${setAsideAll}`,
  ]),
  mutant('no identity', 'server/log/acceptFacts.ts', [
    'const before = journal.get(fact.seq);',
    'const before = undefined;',
  ]),
  mutant('paint before commit', 'station/database/openStationDatabase.ts', [
    `inTransaction.immediate(() => {
        value = work();
      });`,
    `if (database.inTransaction) database.exec('COMMIT');
      database.exec('BEGIN IMMEDIATE');
      value = work();`,
  ]),
  mutant('older list wins', 'shared/rules/joinPerson.ts', [
    'one === undefined || (other && isLater(other.stamp, one.stamp)) ? other : one;',
    'one === undefined || (other && isLater(one.stamp, other.stamp)) ? other : one;',
  ]),
  mutant('log taken for the same', 'station/sync/createSyncStore.ts', [
    'last < cursor || hasMark === false;',
    'last < cursor;',
  ]),
  mutant('winner by arrival', 'shared/rules/presence.ts', [
    'const standing = inOrder(passes).filter(',
    'const standing = passes.filter(',
  ]),
  mutant('clock as order', 'shared/rules/presence.ts', [
    'const time = Math.max(pass.at, latest.get(journal) ?? pass.at);',
    'const time = pass.at;',
  ]),
  mutant('poison blocks', 'server/log/acceptFacts.ts', [
    "log.write('warn', 'fact set aside', {",
    "throw new SyntaxError('poison'); log.write('warn', 'fact set aside', {",
  ]),
  mutant('no longer text than ours', 'station/database/factTable.ts', [
    'attendee: z.string().nullable(),',
    'attendee: z.string().max(64).nullable(),',
  ]),
  mutant('seq reused after restore', 'station/sync/createSyncStore.ts', [
    'return own !== null && (cameBack || tables.facts.countForkedSince(own.incarnation) > 0);',
    'return false;',
  ]),
  {
    name: 'acknowledged by position',
    changes: [
      {
        file: 'station/sync/createExchange.ts',
        from: 'if (!parsed.success || isForAnother(body, requestId))',
        to: 'if (!parsed.success)',
      },
      {
        file: 'station/sync/sendOutbox.ts',
        from: 'return reply.results.flatMap((result) => {',
        to: `return batch.slice(0, reply.results.length).map((fact, at) => ({
    ...reply.results[at], ...fact }));
  return reply.results.flatMap((result) => {`,
      },
    ],
  },
  mutant('undo lost before its fact', 'station/database/factTable.ts', [
    "fact.kind === 'undone' && typeof fact.body['fact'] === 'string' ?",
    "fact.kind === 'undone' && byId.get(fact.body['fact']) !== undefined ?",
  ]),
  mutant('outbox dropped at sign-out', 'station/database/openStationDatabase.ts', [
    "database.exec('DELETE FROM facts WHERE position IS NOT NULL OR set_aside <> 0');",
    "database.exec('DELETE FROM facts');",
  ]),
  mutant('verdict before the disk', 'station/stationContext.ts', [
    'const outcome = context.tables.transact(() =>',
    'const outcome = context.tables.transactSoon(() =>',
  ]),
  mutant('portal taken for an answer', 'station/sync/createSyncLoop.ts', [
    'if (!compared.ok) return compared.error.code;',
    "if (!compared.ok) return compared.error.code === 'portal' ? 'online' : compared.error.code;",
  ]),
  mutant('cursor moved before commit', 'station/sync/createSyncStore.ts', [
    'applyPage: (facts) => {',
    `applyPage: (facts) => {
      transact(() => tables.kept.write('cursor', Math.max(facts.at(-1)?.position ?? 0, tables.kept.read('cursor') ?? 0)));`,
  ]),
  mutant('head kept after rollback', 'station/createStation.ts', [
    'tables.onRollback(journal.forget);',
    '',
  ]),
  {
    name: 'generation twice',
    changes: [
      {
        file: 'station/badges/createBadgePrinter.ts',
        from: 'const generation = attendee.badgeGeneration + 1;',
        to: 'const generation = Math.max(1, attendee.badgeGeneration);',
      },
      {
        file: 'station/badges/createBadgePrinter.ts',
        from: '?.badgeGeneration !== generation - 1) return false;',
        to: '?.badgeGeneration === -1) return false;',
      },
    ],
  },
  mutant('revocation ignored', 'shared/rules/decide.ts', [
    "if (person.hold === 'revoked') return decision('revoked');",
    '',
  ]),
  mutant('superseded code taken', 'shared/rules/decide.ts', [
    'if (reading.generation < current) {',
    'if (reading.generation < current - 1) {',
  ]),
  mutant('private link kept', 'station/calls/scanHandlers.ts', [
    "findPrivateLink(text) === undefined ? text : '(a private link was left out)';",
    'findPrivateLink(text) === undefined ? text : text;',
  ]),
  mutant('age of the list forgotten', 'station/scans/answerScan.ts', [
    'contact === null ? null : Math.max(',
    'contact !== null ? null : Math.max(',
  ]),
];
