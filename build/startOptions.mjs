import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * @typedef {import('./startOptions.d.mts').Shell} Shell
 * @typedef {import('./startOptions.d.mts').Parsed} Parsed
 */

export const usage = `npm start -- [OPTIONS]

Opens a Lanyard station: with the demo event, or with your own list.

  --demo             the demo event (this is the default)
  --event FILE       an attendee list: .csv or .xlsx
  --hub              serve other stations on this network too (remembered; Settings turn it off)
  --data DIR         where the station keeps its data
                     (default: .lanyard/demo, or .lanyard/event with --event)
  --shell NAME       electron, browser (an app window of Chrome, Chromium or Edge) or none
                     (default: the first of these that works here)
  --headless         no window: print the address, and stay (the same as --shell none)
  --port N           the port of the browser shell on 127.0.0.1 (default: any free one)
  --help             this text

Ctrl-C closes the station.`;

/**
 * Reads the words after \`npm start --\`. Paths are taken from \`folder\`, where the person typed them.
 * @param {string[]} words
 * @param {{ folder: string, project: string }} places
 * @returns {Parsed}
 */
export function parseStartOptions(words, { folder, project }) {
  const read = readWords(words);
  if (typeof read === 'string') return wrong(read);
  if (read.help === true) return { kind: 'help' };
  if (read.demo === true && read.event !== undefined) {
    return wrong('Choose one: --demo or --event FILE.');
  }
  const port = read.port === undefined ? null : Number(read.port);
  if (port !== null && !(Number.isInteger(port) && port >= 1 && port <= 65_535)) {
    return wrong('--port wants a number from 1 to 65535.');
  }
  const shell = toShell(read.shell);
  if (shell === undefined) return wrong('--shell wants electron, browser or none.');
  const eventFile = read.event === undefined ? null : resolve(folder, read.event);
  const fileProblem = eventFile === null ? null : problemOfFile(eventFile);
  if (fileProblem !== null) return wrong(fileProblem);
  const usualData = resolve(project, '.lanyard', eventFile === null ? 'demo' : 'event');
  const isHeadless = read.headless === true || shell === 'none';
  return {
    kind: 'start',
    options: {
      dataDir: read.data === undefined ? usualData : resolve(folder, read.data),
      eventFile,
      isHub: read.hub === true,
      port,
      isHeadless,
      shell: isHeadless ? 'none' : shell,
    },
  };
}

/** @param {string[]} words */
function readWords(words) {
  try {
    return parseArgs({
      args: words,
      options: {
        demo: { type: 'boolean' },
        event: { type: 'string' },
        hub: { type: 'boolean' },
        data: { type: 'string' },
        shell: { type: 'string' },
        headless: { type: 'boolean' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    // Node's own sentence names the word that it does not know.
    return `${String(error instanceof Error ? error.message : error).split('. ')[0]}.`;
  }
}

/**
 * @param {string | undefined} word
 * @returns {Shell | null | undefined} undefined: no such shell
 */
function toShell(word) {
  if (word === undefined) return null;
  return word === 'electron' || word === 'browser' || word === 'none' ? word : undefined;
}

/** @param {string} file */
function problemOfFile(file) {
  if (!/\.(csv|xlsx)$/i.test(file)) return '--event wants a .csv or .xlsx file.';
  return existsSync(file) ? null : `There is no file ${file}.`;
}

/**
 * @param {string} sentence
 * @returns {Parsed}
 */
const wrong = (sentence) => ({ kind: 'wrong', sentence });
