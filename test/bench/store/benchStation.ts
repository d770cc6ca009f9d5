import { createHash, createPrivateKey, randomBytes, sign, type KeyObject } from 'node:crypto';
import { Agent, request } from 'node:http';
import { hashFact, noHash } from '#server/log/hashFact.ts';
import type { Fact } from '#shared/model/fact.ts';
import { protocolContentType } from '#shared/protocol/protocol.ts';
import type { PrivateKeyJwk } from '#sqlite/privateKeyFile.ts';

/** A station as the store knows it, without its journal: what a load needs, and nothing that would slow the load. */
export interface BenchStation {
  readonly id: string;
  readonly key: PrivateKeyJwk;
}

/** Gives the next lines of a station's journal. */
export type NextFacts = (count: number) => readonly Fact[];

/** The journal of a desk from its first line: of ten facts eight are entries, one a note, and one a badge. */
export const createJournalOf = (
  station: BenchStation,
  { people, idOf = personId }: { readonly people: number; readonly idOf?: (no: number) => string },
): NextFacts => {
  let seq = 0;
  let previousHash = noHash;
  return (count) =>
    Array.from({ length: count }, () => {
      seq += 1;
      const line: Omit<Fact, 'hash'> = {
        id: `${station.id}-${seq}`,
        station: station.id,
        incarnation: 1,
        seq,
        ...contentOf(seq),
        at: 1_800_000_000_000 + seq,
        offset: 0,
        operator: 'operator-1',
        attendee: idOf((seq * 7919 + offsetOf(station)) % people),
        checkpoint: 'entrance',
        previousHash,
      };
      const fact = { ...line, hash: hashFact(line) };
      previousHash = fact.hash;
      return fact;
    });
};

export const personId = (no: number): string => `person-${no}`;

const contentOf = (seq: number): Pick<Fact, 'kind' | 'body'> => {
  if (seq % 10 === 0)
    return { kind: 'noteAdded', body: { text: `note ${seq}`, helpdesk: false, about: null } };
  return seq % 10 === 1
    ? { kind: 'badgePrinted', body: { generation: Math.ceil(seq / 100), printer: 'printer-1' } }
    : { kind: 'admitted', body: { medium: 'entry', digest: digestOf(seq), again: false } };
};

const digestOf = (seq: number): string =>
  createHash('sha256').update(`code ${seq}`).digest('hex').slice(0, 32);

/** Stations see different people. */
const offsetOf = ({ id }: BenchStation): number => Number.parseInt(id.slice(-6), 16);

export interface Connection {
  /** The body of a 200; throws for any other answer. */
  readonly send: (method: 'GET' | 'POST', path: string, body?: string) => Promise<string>;
  /** Opens a stream of server-sent events, and gives the function that ends it. */
  readonly listen: (path: string, onPiece: (text: string) => void) => () => void;
}

/** Requests of one station over one connection that is kept, each with its own DPoP proof. */
export const connect = (url: string, station: BenchStation): Connection => {
  const agent = new Agent({ keepAlive: true });
  const privateKey = createPrivateKey({ key: { ...station.key }, format: 'jwk' });
  let nonce: string | undefined;

  const open = (method: string, path: string, body?: string) => {
    const proof = aProof(station, privateKey, { method, url: url + path.split('?', 1)[0], nonce });
    const sent = request(url + path, {
      agent: path.endsWith('/live') ? false : agent,
      method,
      headers: { dpop: proof, 'content-type': protocolContentType },
    });
    sent.end(body);
    return sent;
  };

  const send: Connection['send'] = (method, path, body) =>
    new Promise((resolve, reject) => {
      const sent = open(method, path, body);
      sent.once('error', reject);
      sent.once('response', (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.once('error', reject);
        response.once('end', () => {
          const given = response.headers['dpop-nonce'];
          const before = nonce;
          if (typeof given === 'string') nonce = given;
          if (response.statusCode === 200) resolve(Buffer.concat(pieces).toString());
          else if (response.statusCode === 401 && before !== nonce) {
            send(method, path, body).then(resolve, reject);
          } else reject(new Error(`${response.statusCode} ${Buffer.concat(pieces).toString()}`));
        });
      });
    });

  return {
    send,
    listen: (path, onPiece) => {
      const sent = open('GET', path);
      // Streams end when the measuring is over.
      sent.on('error', () => undefined);
      sent.once('response', (response) => {
        response.on('data', (piece: Buffer) => onPiece(piece.toString()));
        response.on('error', () => undefined);
      });
      return () => sent.destroy();
    },
  };
};

const aProof = (
  { key: { kty, crv, x } }: BenchStation,
  privateKey: KeyObject,
  { method, url, nonce }: { method: string; url: string; nonce: string | undefined },
): string => {
  const header = { alg: 'Ed25519', typ: 'dpop+jwt', jwk: { kty, crv, x } };
  const jti = randomBytes(16).toString('base64url');
  const claims = { htm: method, htu: url, jti, iat: Math.floor(Date.now() / 1000), nonce };
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`;
};

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
