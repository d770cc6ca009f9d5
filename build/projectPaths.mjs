import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, whatever the folder this was started from. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** @param {string[]} parts */
export const inProject = (...parts) => join(projectFolder, ...parts);

export const rendererBundle = inProject('dist', 'renderer');
export const electronBundle = inProject('dist', 'electron');
export const pagesBundle = inProject('dist', 'pages');
