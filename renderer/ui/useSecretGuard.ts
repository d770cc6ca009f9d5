import { useRef } from 'react';
import { parseScan } from '#shared/codes/parseScan.ts';

/** `keep` a text; it is a `secret` and has to go; it is still the `rest` of one that somebody types. */
export type Guarded = 'keep' | 'secret' | 'rest';

/**
 * Judges each text of a field before it becomes state. A secret is recognised by its beginning, while a slow scanner or a
 * person may still be typing its end: the field stays deaf until there was a pause.
 */
export const useSecretGuard = (isSecret = isPrivateLink): ((text: string) => Guarded) => {
  const deafUntil = useRef(0);
  return (text) => {
    const now = performance.now();
    const isDeaf = now < deafUntil.current;
    if (!isDeaf && !isSecret(text)) return 'keep';
    deafUntil.current = now + restMs;
    return isDeaf ? 'rest' : 'secret';
  };
};

const restMs = 800;

const isPrivateLink = (text: string): boolean => parseScan(text).kind === 'private_link';
