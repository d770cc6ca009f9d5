import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStationApp, type StationApp } from '#app/openStationApp.ts';
import { linkPaths } from '#server/links/linkUrl.ts';
import { formToken } from '#server/web/forms.ts';
import type { Checkpoint } from '#shared/model/checkpoint.ts';
import { entranceCheckpoint } from '#shared/rules/defaultCheckpoints.ts';
import { joinStation } from '#test/support/web/joinStation.ts';
import { privateLinkKinds, type PrivateLinkKind } from '#shared/codes/findPrivateLink.ts';
import { linkPrefix } from '#shared/codes/personalLink.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { anEnrolmentCode, eventStart } from '#test/support/server/setupTokenStore.ts';
import { createVisitor } from '#test/support/web/createVisitor.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';
import { routesOf } from '#test/support/web/routesOf.ts';
import {
  somePersonalSecrets,
  staffOfLinks,
  type PersonalSecret,
} from '#test/support/web/somePersonalSecrets.ts';

const hour = 3_600_000;

let pages: OpenPages;
let routes: readonly string[];
let secrets: readonly PersonalSecret[];
let station: StationApp;

/** Where badges count: at the entrance they do not. */
const aDoor: Checkpoint = {
  ...{ id: 'door', kind: 'session', name: 'Hall', sessionId: null },
  policy: {
    ...entranceCheckpoint.policy,
    passes: 'many',
    media: { entry: true, badge: true },
  },
};

beforeAll(async () => {
  pages = await openPages();
  pages.time.now = eventStart + hour;
  routes = await routesOf(pages.store);
  const campaign = await pages.store.campaigns.create(
    {
      ...{ name: 'Dinner', question: 'When?', timeZone: 'Europe/Berlin' },
      ...{ days: ['2027-05-11'], slots: [{ from: '19:00', until: '21:00' }] },
      closesAt: pages.time.now + 5 * hour,
    },
    'terminal',
  );
  if (!campaign.ok) throw new Error(campaign.error.code);
  await pages.store.registrations.saveSettings(
    { deadline: pages.time.now + 5 * hour, public: 'pending' },
    'terminal',
  );
  await (
    await joinStation(pages.store, pages.dataDir)
  ).tell('programmeImported', null, {
    sessions: [],
    checkpoints: [aDoor],
  });
  secrets = await somePersonalSecrets(pages, campaign.value.id);
  const opened = await openStationApp({
    dataDir: join(pages.dataDir, 'station'),
    clock: () => pages.time.now,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  station = opened.value;
  const joined = await createStationClient(station.transport).call('station.join', {
    code: await anEnrolmentCode(pages.store, pages.url),
  });
  if (!joined.ok) throw new Error(joined.error.code);
});
afterAll(async () => {
  await station.close();
  await pages.close();
});

/** Where each path belongs: a route below none of these has no place in this test, and fails it. */
const areas = [
  ...privateLinkKinds.map((kind) => ({ path: linkPaths[kind], kind })),
  ...['/register', '/sponsors', '/assets', '/console', '/api', '/v1', '/healthz'].map((path) => ({
    path,
    kind: undefined,
  })),
];
const areaOf = (route: string) => {
  const [, path = ''] = route.split(' ');
  return areas.find((area) => path === area.path || path.startsWith(`${area.path}/`));
};

/** What is for everybody, whoever they are. */
const open = new Set([
  ...privateLinkKinds.map((kind) => `GET ${linkPaths[kind]}`),
  ...['/a/signed-out', '/register', '/sponsors', '/healthz', '/v1/time', '/assets/*'].map(
    (at) => `GET ${at}`,
  ),
  // A field for six digits, of whomever: what counts is where they are sent.
  ...privateLinkKinds.map((kind) => `GET ${linkPaths[kind]}/device`),
  ...['/console/sign-in', '/console/set-up'].map((path) => `GET ${path}`),
]);

test('every route of the server has its place here', () => {
  expect(routes.length).toBeGreaterThan(50);
  expect(routes.filter((route) => areaOf(route) === undefined)).toEqual([]);
});

test('a link or code does what it is made for, at the one place for it, while it is good', async () => {
  const doors = [
    ...privateLinkKinds
      .filter((kind) => routes.includes(`POST ${linkPaths[kind]}`))
      .map((kind) => ({ name: `POST ${linkPaths[kind]}`, use: atLanding(kind) })),
    { name: 'POST /a/cards/scan', use: await atCardExchange() },
    // After the landings: here access as somebody is used up.
    ...privateLinkKinds.map((kind) => ({ name: `redeeming ${kind}`, use: byRedeeming(kind) })),
    // Last: the store replaces a link that a station read.
    { name: 'an entrance', use: atStation('entrance') },
    { name: 'a door', use: atStation('door') },
  ];
  const opened: string[] = [];
  for (const { name, use } of doors) {
    for (const secret of secrets) {
      pages.time.now += 1000;
      if (await use(secret.text)) opened.push(`${name}: ${secret.name}`);
    }
  }
  const landings = privateLinkKinds
    // A staff member's browser alone opens these; nobody here is one.
    .filter((kind) => kind !== 'access-as' && routes.includes(`POST ${linkPaths[kind]}`))
    .map((kind) => `POST ${linkPaths[kind]}: good ${kind}`);
  expect(opened).toEqual([
    ...landings,
    'POST /a/cards/scan: good badge',
    ...privateLinkKinds.map((kind) => `redeeming ${kind}: good ${kind}`),
    'an entrance: good entry',
    'a door: good entry',
    'a door: good badge',
  ]);
});

type Use = (text: string) => Promise<boolean>;

const atLanding = (kind: PrivateLinkKind): Use => {
  const path = linkPaths[kind];
  return async (text) => {
    const { status, location } = await createVisitor(pages.url).post(path, { link: text });
    return status === 303 && location.startsWith(`${path}/`);
  };
};

const atCardExchange = async (): Promise<Use> => {
  const scanner = async () => {
    const visitor = createVisitor(pages.url);
    await visitor.post('/a', { link: (await pages.link('app', await pages.newcomer())).text });
    return visitor;
  };
  let visitor = await scanner();
  let scans = 0;
  return async (text) => {
    scans += 1;
    if (scans % 20 === 0) visitor = await scanner();
    const { location } = await visitor.post('/a/cards/scan', { code: text });
    return location.startsWith('/a/cards?done');
  };
};

const atStation =
  (checkpoint: string): Use =>
  async (text) => {
    const { call } = createStationClient(station.transport);
    const verdict = await call('scans.submit', { text, checkpoint });
    return verdict.ok && verdict.value.code === 'admitted';
  };

const byRedeeming =
  (kind: PrivateLinkKind): Use =>
  async (text) => {
    const redeemed = await pages.store.links.redeem({
      ...{ text, kind, actor: 'token:1' },
      ...(kind === 'access-as' ? { boundTo: staffOfLinks } : {}),
    });
    return redeemed.ok;
  };

test('the session of one kind is nobody at the pages of the others, under whatever name', async () => {
  const passed: string[] = [];
  for (const kind of privateLinkKinds) {
    if (kind === 'access-as') continue;
    const { text } = await pages.link(kind, await pages.newcomer(), {
      expiresAt: pages.time.now + hour,
    });
    const redeemed = await pages.store.links.redeem({ text, kind, actor: 'attendee' });
    if (!redeemed.ok) throw new Error(redeemed.error.code);
    const { cookie } = await pages.store.linkSessions.open(redeemed.value);
    for (const route of routes) {
      const area = areaOf(route);
      if (area === undefined || area.kind === kind || open.has(route)) continue;
      if (await passes(route, cookie.reveal())) passed.push(`${kind}: ${route}`);
    }
  }
  expect(passed).toEqual([]);
});

/** Tries a route with a session's cookie as every cookie there is, its form's token, and as a bearer's token. */
const passes = async (route: string, session: string): Promise<boolean> => {
  pages.time.now += 1000;
  const [method = '', pattern = ''] = route.split(' ');
  const path = pattern.replaceAll(/:\w+/g, '01890000-0000-7000-8000-000000000000');
  const names = [
    ...privateLinkKinds.map((kind) => `lanyard-${linkPrefix(kind).slice(0, 2)}`),
    ...['lanyard-staff', 'lanyard-device', 'lanyard-challenge'],
  ];
  const response = await fetch(new URL(path, pages.url), {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(5000),
    headers: {
      cookie: names.map((name) => `${name}=${session}`).join('; '),
      authorization: `Bearer ${session}`,
      origin: pages.url,
      ...(method === 'GET' ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(method === 'GET'
      ? {}
      : {
          body: new URLSearchParams({ token: formToken(session), answer: 'accepted' }).toString(),
        }),
  });
  await response.body?.cancel();
  if (response.status >= 400) return false;
  const isSentAway = leadingAway.has(response.headers.get('location') ?? '');
  return !(response.status >= 300 && isSentAway);
};

const leadingAway = new Set<string>([...Object.values(linkPaths), '/console/sign-in']);

test('every page with somebody in it is left to its own session, and is seen with it', async () => {
  const visitor = createVisitor(pages.url);
  const id = await pages.newcomer();
  const [campaign] = await pages.store.campaigns.list();
  const sponsor = await pages.store.sponsors.add(
    {
      ...{ name: 'Acme', contactAddress: 'kim@example.org' },
      editDeadline: pages.time.now + hour,
    },
    'terminal',
  );
  if (!sponsor.ok) throw new Error(sponsor.error.code);
  for (const [kind, home, subject, scope] of [
    ['app', '/a/me', id, ''],
    ['registration', '/r/me', id, ''],
    ['availability', '/v/answer', id, campaign?.id ?? ''],
    ['sponsor', '/s/profile', sponsor.value.id, ''],
  ] as const) {
    const expiresAt = pages.time.now + hour;
    const { text } = await pages.link(kind, subject, { scope, expiresAt });
    await visitor.post(linkPaths[kind], { link: text });
    expect(await visitor.get(home)).toMatchObject({ status: 200 });
    expect(await createVisitor(pages.url).get(home)).toMatchObject({ location: linkPaths[kind] });
  }
});
