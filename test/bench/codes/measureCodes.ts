import { base64url, CompactSign, compactVerify, exportJWK, generateKeyPair } from 'jose';
import { protectedHeader } from '#shared/codes/codeKind.ts';
import { payloadLength } from '#shared/codes/codePayload.ts';
import { parseCode } from '#shared/codes/parseCode.ts';
import { signCode } from '#shared/codes/signCode.ts';
import { createCodeVerifier } from '#shared/codes/verifyCode.ts';
import { benchLine, type BenchLine } from '../benchLine.ts';
import { withBenchStore } from './openBenchStore.ts';

const people = 100_000;
const rounds = 10;
const header = protectedHeader('LE1', 'AAA');

/** Entry codes of 100,000 people from a store that has made none yet, in turn with bare signatures of as many payloads. */
export const measureIssuing = (): Promise<readonly BenchLine[]> =>
  withBenchStore(people, async ({ store, attendeeIds }) => {
    const { privateKey } = await generateKeyPair('Ed25519');
    const payload = new Uint8Array(payloadLength);
    const slice = people / rounds;
    let issuingMs = 0;
    let signingMs = 0;
    let cpuMs = 0;
    for (let round = 0; round < rounds; round += 1) {
      const ids = attendeeIds.slice(round * slice, (round + 1) * slice);
      const before = process.cpuUsage();
      issuingMs += await took(async () => {
        const issued = await store.issueCodes({ attendeeIds: ids, medium: 'entry' });
        if (!issued.ok || !issued.value.every(({ ok }) => ok)) throw new Error('not issued');
      });
      const { user, system } = process.cpuUsage(before);
      cpuMs += (user + system) / 1000;
      signingMs += await took(async () => {
        for (let no = 0; no < slice; no += 1) {
          await new CompactSign(payload).setProtectedHeader(header).sign(privateKey);
        }
      });
    }
    return [
      benchLine({
        group: 'codes',
        name: 'entry codes issued a second, 100,000 people, against bare signatures by jose',
        value: perSecond(people, issuingMs),
        unit: '/s',
        baseline: perSecond(people, signingMs),
        must: 0.5,
        atLeast: true,
      }),
      benchLine({
        group: 'codes',
        name: 'entry codes issued in a second of one core',
        value: perSecond(people, cpuMs),
        unit: '/s',
        must: 3000,
        atLeast: true,
      }),
    ];
  });

/** Parse and signature of 20,000 different codes, in turn with bare verification of the same signatures. */
export const measureVerifying = async (): Promise<BenchLine> => {
  const count = 20_000;
  const { privateKey, publicKey } = await generateKeyPair('Ed25519', { extractable: true });
  const { x = '' } = await exportJWK(publicKey);
  const texts: string[] = [];
  for (let no = 0; no < count; no += 1) {
    const subject = no.toString(16).padStart(16, '0');
    const times = { notBeforeMinutes: 1, expiresMinutes: 2 };
    const payload = { event: 1, subject, generation: 1, ...times };
    texts.push(await signCode({ prefix: 'LE1', keyId: 'AAA', payload, privateKey }));
  }
  const encodedHeader = base64url.encode(JSON.stringify(header));
  const signatures = texts.map((text) => {
    const code = parseCode(text);
    if (code === undefined) throw new Error('not a code');
    return `${encodedHeader}.${base64url.encode(code.payloadBytes)}.${base64url.encode(code.signatureBytes)}`;
  });
  const verifier = createCodeVerifier([
    { keyId: 'AAA', publicKeyX: x, media: ['entry'], rehearsal: false, owner: 'store' },
  ]);
  let ownMs = 0;
  let bareMs = 0;
  const slice = count / rounds;
  for (let start = 0; start < count; start += slice) {
    ownMs += await took(async () => {
      for (const text of texts.slice(start, start + slice)) {
        const code = parseCode(text);
        if (code === undefined || (await verifier.verify(code)) !== 'valid') throw new Error('no');
      }
    });
    bareMs += await took(async () => {
      for (const jws of signatures.slice(start, start + slice)) {
        await compactVerify(jws, publicKey, { algorithms: ['Ed25519'] });
      }
    });
  }
  return benchLine({
    group: 'codes',
    name: 'codes parsed and verified a second, against bare verification by jose',
    value: perSecond(count, ownMs),
    unit: '/s',
    baseline: perSecond(count, bareMs),
    must: 0.7,
    atLeast: true,
  });
};

const took = async (work: () => Promise<void>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

const perSecond = (count: number, ms: number): number => (count / ms) * 1000;
