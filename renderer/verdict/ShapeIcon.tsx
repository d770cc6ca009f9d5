import type { Shape } from './verdictFace.ts';

/** The shape of a verdict, drawn in the colour of the text around it. `ready` waits for a scan. */
export const ShapeIcon = ({ shape }: { readonly shape: Shape | 'ready' }) => (
  <svg
    viewBox="0 0 100 100"
    className="shape"
    fill="none"
    stroke="currentColor"
    strokeWidth="7"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {paths[shape].map((d) => (
      <path key={d} d={d} />
    ))}
  </svg>
);

const circle = 'M50 5a45 45 0 1 1 0 90a45 45 0 1 1 0-90z';
const diamond = 'M50 5l45 45-45 45L5 50z';
const octagon = 'M33 6h34l27 27v34L67 94H33L6 67V33z';

const paths: Readonly<Record<Shape | 'ready', readonly string[]>> = {
  tick: [circle, 'M29 52l15 15 28-32'],
  back: [circle, 'M34 66h24a14 14 0 0 0 0-28H32', 'M42 27L31 38l11 11'],
  leave: [circle, 'M28 50h42', 'M54 33l17 17-17 17'],
  again: [diamond, 'M50 30v24l15 9'],
  attention: ['M50 8l44 80H6z', 'M50 38v23', 'M50 74v1'],
  stop: [octagon, 'M36 36l28 28', 'M64 36L36 64'],
  room: [octagon, 'M29 50h40', 'M54 34l16 16-16 16'],
  lock: [
    'M24 42h52a10 10 0 0 1 10 10v30a10 10 0 0 1-10 10H24a10 10 0 0 1-10-10V52a10 10 0 0 1 10-10z',
    'M30 42V29a20 20 0 0 1 40 0v13',
  ],
  ready: [
    'M8 30V14a6 6 0 0 1 6-6h16',
    'M70 8h16a6 6 0 0 1 6 6v16',
    'M92 70v16a6 6 0 0 1-6 6H70',
    'M30 92H14a6 6 0 0 1-6-6V70',
    'M21 50h58',
  ],
};
