import { describe, expect, test } from 'vitest';
import { inspectPicture } from '#server/sponsors/inspectPicture.ts';
import { checkSponsor, type NewSponsor } from '#server/sponsors/sponsor.ts';
import { drawLogo } from '#test/support/web/drawLogo.ts';
import { eventStart, setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const hour = 3_600_000;
const acme: NewSponsor = {
  name: 'Acme',
  contactName: 'Kim',
  contactAddress: ' kim@example.org ',
  editDeadline: eventStart + hour,
};

const setup = async () => {
  const made = await setupTokenStore();
  const { sponsors } = made.store;
  const added = await sponsors.add(acme, 'staff:1');
  if (!added.ok) throw new Error(added.error.code);
  const edit = { sponsor: added.value.id, actor: 'sponsor', link: 'handle' } as const;
  return { ...made, sponsors, id: added.value.id, edit };
};

describe('a sponsor', () => {
  test('is listed by name, with an empty profile', async () => {
    const { sponsors, id } = await setup();
    await sponsors.add({ ...acme, name: 'Aardvark' }, 'staff:1');
    expect(await sponsors.list()).toMatchObject([
      { name: 'Aardvark' },
      { id, name: 'Acme', contactAddress: 'kim@example.org', isListed: true, logo: null },
    ]);
  });

  test.each([
    ['no name', { name: ' ' }, 'invalid_sponsor'],
    ['no address', { contactAddress: 'kim' }, 'invalid_sponsor'],
    ['two addresses', { contactAddress: 'kim@example.org, lou@example.org' }, 'invalid_sponsor'],
    ['a deadline after the event', { editDeadline: eventStart + 11 * hour }, 'deadline_too_late'],
    ['a link for a name', { name: `la1_${'a'.repeat(39)}` }, 'make_a_generic_link'],
  ])('is refused with %s', (_, wrong, code) => {
    const found = checkSponsor({ ...acme, ...wrong }, { endsAt: eventStart + 10 * hour });
    expect(found).toMatchObject({ error: { code } });
  });

  test('edits until its deadline, and not at that moment', async () => {
    const { sponsors, edit, time } = await setup();
    const told = { shortText: 'Hello', longText: '', website: '', contacts: [] };
    time.now = eventStart + hour - 1;
    expect(await sponsors.saveProfile({ ...edit, told })).toMatchObject({ ok: true });
    time.now += 1;
    const late = { ok: false, error: { code: 'sponsor_closed' } };
    expect(await sponsors.saveProfile({ ...edit, told })).toEqual(late);
    expect(await sponsors.saveLogo({ ...edit, file: null })).toEqual(late);
    expect(await sponsors.sendLink({ id: edit.sponsor, language: 'en', actor: 'staff:1' })).toEqual(
      late,
    );
  });

  test('gets its link by mail, to the address that its contact has then', async () => {
    const { sponsors, id } = await setup();
    expect(await sponsors.sendLink({ id, language: 'de', actor: 'staff:1' })).toMatchObject({
      ok: true,
    });
    expect(await sponsors.sendLink({ id: 'x', language: 'de', actor: 'staff:1' })).toMatchObject({
      error: { code: 'unknown_sponsor' },
    });
  });

  test('has one logo, by the hash of its pixels', async () => {
    const { sponsors, edit } = await setup();
    const { png } = drawLogo();
    const first = await sponsors.saveLogo({ ...edit, file: png });
    const again = await sponsors.saveLogo({ ...edit, file: png });
    expect(again).toEqual(first);
    const other = await sponsors.saveLogo({
      ...edit,
      file: drawLogo({ width: 64, height: 64 }).png,
    });
    const hashes = [first, other].map((saved) => (saved.ok ? (saved.value.logo?.hash ?? '') : ''));
    expect(await sponsors.logo(hashes[0] ?? '')).toBeUndefined();
    expect(await sponsors.logo(hashes[1] ?? '')).toBeInstanceOf(Buffer);
  });
});

describe('a picture that was cut off', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('is noticed at every byte: %s', (kind) => {
    const file = drawLogo({ width: 40, height: 40 })[kind];
    expect(inspectPicture(file)).toEqual({ ok: true, value: kind });
    for (let length = 0; length < file.length; length += 1) {
      expect(inspectPicture(file.subarray(0, length)).ok).toBe(false);
    }
  });
});
