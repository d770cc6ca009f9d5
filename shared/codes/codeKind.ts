export type CodePrefix = 'LE1' | 'LB1' | 'TE1' | 'TB1';
export type CodeMedium = 'entry' | 'badge';

export interface CodeKind {
  readonly medium: CodeMedium;
  readonly rehearsal: boolean;
  /** The JWS header's `typ`: a signature for one kind can never serve another. */
  readonly typ: string;
}

export const codeKinds: Readonly<Record<CodePrefix, CodeKind>> = {
  LE1: { medium: 'entry', rehearsal: false, typ: 'lanyard-entry+1' },
  LB1: { medium: 'badge', rehearsal: false, typ: 'lanyard-badge+1' },
  TE1: { medium: 'entry', rehearsal: true, typ: 'lanyard-rehearsal-entry+1' },
  TB1: { medium: 'badge', rehearsal: true, typ: 'lanyard-rehearsal-badge+1' },
};

export const isCodePrefix = (text: string): text is CodePrefix => Object.hasOwn(codeKinds, text);

/** The exact protected header of a code's signature (RFC 7515, `alg` of RFC 9864). */
export const protectedHeader = (prefix: CodePrefix, keyId: string) => ({
  alg: 'Ed25519',
  kid: keyId,
  typ: codeKinds[prefix].typ,
});
