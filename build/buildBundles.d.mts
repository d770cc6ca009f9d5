type Say = (line: string) => void;
export function buildRenderer(say: Say): Promise<unknown>;
export function buildPages(say: Say): Promise<unknown>;
export function buildElectron(say: Say): Promise<unknown>;
