/** A text that no log, error or JSON can print by mistake: only who asks for it by name gets it. */
export interface Secret {
  readonly reveal: () => string;
}

export const secretOf = (text: string): Secret => ({ reveal: () => text });
