export function ensureElectron(
  say: (line: string) => void,
): Promise<{ ok: true; path: string } | { ok: false; reason: string }>;
export function findElectron(): string | null;
