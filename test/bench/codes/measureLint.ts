import { createCanvas } from '@napi-rs/canvas';
import { lintTemplate } from '#server/mail/lintTemplate.ts';
import QRCode from 'qrcode';
import { benchLine, percentile, type BenchLine } from '../benchLine.ts';

const pictures = 20;
const rounds = 5;

/** A newsletter of 200 kB beside its pictures: half photographs of noise, half codes of a general address. */
export const measureLint = async (): Promise<BenchLine> => {
  const images = await Promise.all(
    Array.from({ length: pictures }, async (_, no) => (no % 2 === 0 ? aPhotograph(no) : aCode(no))),
  );
  const html = `${images.map((src, no) => `<img alt="Picture ${no}" src="${src}">`).join('\n')}
    ${'<p>Dear {{first_name}}, we look forward to <b>meeting</b> you at {{event_name}} &amp; more.</p>\n'.repeat(2100)}`;
  const template = { name: 'bench', subject: 'See you soon', text: 'Hello {{first_name}}', html };
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    const problems = await lintTemplate(template);
    times.push((performance.now() - startedAt) / 1000);
    if (problems.length > 0) throw new Error(`refused: ${problems[0]?.problem}`);
  }
  return benchLine({
    group: 'codes',
    name: 'a template of 200 kB with 20 pictures checked, median',
    value: percentile(times, 0.5),
    unit: 's',
    must: 2,
  });
};

const aPhotograph = (seed: number): string => {
  const canvas = createCanvas(600, 400);
  const context = canvas.getContext('2d');
  const picture = context.createImageData(600, 400);
  for (let at = 0; at < picture.data.length; at += 1) {
    picture.data[at] = at % 4 === 3 ? 255 : (Math.imul(at + seed, 2_654_435_761) >>> 16) & 255;
  }
  context.putImageData(picture, 0, 0);
  return `data:image/jpeg;base64,${canvas.toBuffer('image/jpeg').toString('base64')}`;
};

const aCode = (no: number): Promise<string> =>
  QRCode.toDataURL(`https://example.org/programme/${no}`, { scale: 6 });
