import { Command } from 'commander';
import { keepMemoryOffDisk } from '../main/keepMemoryOffDisk.ts';
import { version } from '../version.ts';
import { addCodeCommands } from './codeCommands.ts';
import { runDoctor } from './doctor.ts';
import { addHubCommands } from './hubCommands.ts';
import { addServerCommands } from './serverCommands.ts';
import { addStationCommands } from './stationCommands.ts';
import { leaveToReader, takenBy, type OutputOptions } from './output.ts';

/** Exit codes: 0 done, 1 refused or failed (a sentence on standard error says what to do), 2 wrong use. */
const program = new Command('lanyard')
  .description('Check-in, badges and the token store, from a terminal or a script.')
  .version(version)
  .exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : 2));

addStationCommands(program);
addCodeCommands(program);
addServerCommands(program);
addHubCommands(program);
program
  .command('doctor')
  .description('look at what this machine has')
  .option('--json', 'print JSON')
  .action((options: OutputOptions) => runDoctor(options));

keepMemoryOffDisk();
process.stdout.on('error', leaveToReader);
await program.parseAsync();
await takenBy(process.stdout);
await takenBy(process.stderr);
// Sockets that linger must not keep a finished command.
process.exit();
