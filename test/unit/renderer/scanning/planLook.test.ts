import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planLook, type Scene } from '#renderer/scanning/planLook.ts';

const hd = { width: 1280, height: 720 };
const looksAt = (scene: Scene, count: number) =>
  Array.from({ length: count }, (_, turn) => planLook(turn, hd, scene));

test('quick looks see the whole frame at half size and its middle at full size by turns', () => {
  expect(looksAt('calm', 2)).toEqual([
    { left: 0, top: 0, ...hd, toWidth: 640, toHeight: 360, effort: 'quick' },
    {
      left: 320,
      top: 120,
      width: 640,
      height: 480,
      toWidth: 640,
      toHeight: 480,
      effort: 'quick',
    },
  ]);
});

test('something unread that moves gets a thorough look about five times a second', () => {
  const thorough = looksAt('moving', 25).filter((look) => look.effort === 'thorough');
  expect(thorough.length).toBe(5);
  expect(new Set(thorough.map((look) => look.width))).toEqual(new Set([640, 1280]));
});

test('an empty desk gets few thorough looks, and each kind of look in every scene', () => {
  const thorough = looksAt('calm', 50).filter((look) => look.effort === 'thorough');
  expect(thorough.length).toBe(2);
  for (const scene of ['reading', 'moving', 'calm'] as const) {
    const quick = looksAt(scene, 70).filter((look) => look.effort === 'quick');
    const whole = quick.filter((look) => look.width === 1280).length;
    expect(Math.abs(quick.length - 2 * whole)).toBeLessThan(5);
  }
});

test('a look never leaves the frame, whatever the camera sends', () => {
  const side = fc.integer({ min: 1, max: 4096 });
  fc.assert(
    fc.property(fc.nat(1000), side, side, (turn, width, height) => {
      const look = planLook(turn, { width, height }, 'moving');
      expect(look.left >= 0 && look.left + look.width <= width).toBe(true);
      expect(look.top >= 0 && look.top + look.height <= height).toBe(true);
    }),
  );
});
