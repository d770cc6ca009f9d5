import { failureSentence } from '../main/failureSentence.ts';
import type { Failure } from '#shared/model/result.ts';
import { mailSentences } from './mailSentences.ts';
import { refusedTemplate } from './refusedTemplate.ts';

/** What a terminal says when a command is refused: what is wrong, and what to do. */
export const sentenceOf = (failure: Failure): string =>
  refusedTemplate(failure) ??
  wrongField(failure) ??
  signedOut(failure) ??
  sentences.get(failure.code) ??
  mailSentences.get(failure.code) ??
  failureSentence(failure);

/** Sentences that name the fields in question. */
const wrongField = ({ code, details }: Failure): string | undefined => {
  if (code === 'unknown_field')
    return `There is no such column or field in --map. Write --map "COLUMN=field" with a heading of the list and one of ${details?.['fields']}.`;
  if (code !== 'invalid_input') return undefined;
  const field = String(details?.['field'] ?? '');
  return `The input is not what this call takes${field === '' ? '' : `: see "${field}"`}. The fields of every call: lanyard station call --list --json`;
};

/** Of a person's codes the same word is said: what a station says of itself is marked so. */
export const saidByStation = (failure: Failure): Failure =>
  failure.code === 'revoked'
    ? { ...failure, details: { ...failure.details, by: 'station' } }
    : failure;

const signedOut = ({ code, details }: Failure): string | undefined =>
  code === 'revoked' && details?.['by'] === 'station'
    ? 'This station was signed out by the organiser, and its list was removed. Join again with a new code: station.join'
    : undefined;

const sentences: ReadonlyMap<string, string> = new Map([
  [
    'no_name_column',
    'No column holds names. Name one "First name", "Last name" or "Name", or say which with --map "COLUMN=fullName".',
  ],
  ['no_title_column', 'No column holds titles of sessions. Say which with --map "COLUMN=title".'],
  ['no_session_column', 'No column names sessions. Say which with --map "COLUMN=session".'],
  [
    'no_attendee_column',
    'No column names the people. Say which with --map "COLUMN=email" (or orderNumber, externalId).',
  ],
  [
    'unknown_attendee',
    'Nobody on the list has this id. Look it up: lanyard station attendees --data DIR',
  ],
  [
    'unknown_checkpoint',
    'There is no such checkpoint. List them: lanyard station call checkpoints.list',
  ],
  ['no_event', 'This station has no event yet. Import a list, or join one: station.join'],
  ['no_store_event', 'This token store has no event yet. Serve it once: lanyard server serve'],
  ['no_time', 'That is no time. Write it such as "2027-04-30 18:00", or "start".'],
  ['no_exposure_rule', 'The rule is replace, note or off.'],
  ['no_public', 'The public page is pending, confirmed or closed.'],
  ['reason_required', 'This person has a badge already. Say why another is made: --reason TEXT'],
  ['no_reason', 'Say why: --reason TEXT. It stands in the audit log. Nothing was changed.'],
  [
    'missing_glyphs',
    'The badge fonts cannot draw this name, so it was not printed. Set a badge name in Latin, Greek or Cyrillic letters.',
  ],
  ['does_not_fit', 'The name does not fit on the badge. Set a shorter badge name.'],
  ['generations_used_up', 'This person has had 255 badges; no more can be made.'],
  ['no_printer', 'There is no such printer. List them: lanyard station call printers.list'],
  ['unknown_call', 'There is no such call. List them: lanyard station call --list'],
  [
    'not_an_enrolment_code',
    'This is no enrolment code. Make one: lanyard server enroll-code --data DIR',
  ],
  ['damaged', 'The enrolment code is damaged. Copy it again, whole.'],
  [
    'code_refused',
    'The token store refused the code: it was used, or it is too old. Make a new one.',
  ],
  [
    'store_unreachable',
    'The token store cannot be reached. Check that it runs and that the network lets it through.',
  ],
  [
    'not_a_store',
    'Something answered that is not our token store: a captive portal or a proxy. Sign in to the network, or ask IT.',
  ],
  [
    'already_in_use',
    'This station has an event with data already. Use another data folder: --data DIR',
  ],
  [
    'not_a_hub_code',
    'This code is for a station. Make one for a hub: lanyard server enroll-code --hub --data DIR',
  ],
  ['is_hub', 'A hub makes no codes for hubs. Make one at the store whose event it serves.'],
  [
    'stranger',
    'Another device answers at the address of the hub that made this code. Join its network, or make a new code.',
  ],
  ['private_link', 'This is a private link, not a code. It was not kept. Search by name instead.'],
  ['event_exists', 'This data folder holds an event already. Use another: --data DIR'],
  [
    'no_address',
    'No token store was ever served from this folder. Start it first: lanyard server serve --data DIR',
  ],
  ['no_station', 'There is no station in this folder. Check the path.'],
  [
    'not_enrolled',
    'Which event this folder’s station was at cannot be read any more. Keep the folder for IT.',
  ],
  ['other_event', 'That station was at another event. Take it over from a station of that event.'],
  [
    'same_station',
    'This is the same station. Start it with its own data folder: it sends by itself.',
  ],
  [
    'station_running',
    'That station is running and sends by itself. Close it first, or copy its folder.',
  ],
  [
    'damaged_database',
    'The station’s file station.sqlite is damaged so that it cannot be read at all. Start the station: it moves the file aside and saves every line that can be proven.',
  ],
  ['no_store', 'There is no token store in this folder. Check --data, or start one: server serve'],
  ['no_data', 'Say where the token store is: --data DIR, or DATABASE_URL for PostgreSQL.'],
  [
    'no_database_url',
    'DATABASE_URL (or --database-url) wants an address such as postgresql://USER:PASSWORD@HOST/NAME.',
  ],
  [
    'database_unreachable',
    'PostgreSQL cannot be reached, or takes no connections now. Check that it runs, and host and port in DATABASE_URL.',
  ],
  [
    'database_refused',
    'PostgreSQL does not let Lanyard in. Check user, password and database name in DATABASE_URL, and the rights of the user.',
  ],
  [
    'newer_database',
    'This database was written by a newer Lanyard. Update this one; nothing was changed.',
  ],
  [
    'no_key_secret',
    'LANYARD_KEY_SECRET is missing or shorter than 20 characters. Make one (openssl rand -base64 32), keep it safe, and give the same to all processes.',
  ],
  [
    'wrong_key_secret',
    'The keys of this store were wrapped with another LANYARD_KEY_SECRET. Set the one with which it was first started.',
  ],
  [
    'backup_exists',
    'A file of this name exists already, or keys beside it. A backup overwrites nothing: choose another name.',
  ],
  [
    'still_served',
    'A process serves this token store now. End it first, so that no fact comes in behind the copy.',
  ],
  [
    'older_file',
    'This token store was last served by an older Lanyard. Serve it once with this one, end it, and move it then.',
  ],
  ['no_key', 'The file with the private key of this token store is missing. Put it back first.'],
  ['target_not_empty', 'The database at --to holds data already. Name an empty one.'],
  [
    'copy_differs',
    'The copy is not what the data folder holds. Nothing was kept in the database, nothing changed in the folder.',
  ],
  ['no_role', '--role wants desk, badge or door.'],
  ['no_staff_role', '--role wants owner, organiser, helpdesk or auditor.'],
  ['no_scope', '--scope wants one or more of those that --help lists.'],
  [
    'unknown_token',
    'There is no such token that still counts. List them: lanyard server token list',
  ],
  ['login_taken', 'There is an account with this name. List them: lanyard server staff list'],
  ['unknown_staff', 'There is no such account. List them: lanyard server staff list'],
  ['last_owner', 'This is the only owner. Invite another one first: lanyard server staff invite'],
  [
    'unknown_station',
    'The token store has no such station, or takes no facts for it from here. List them: lanyard server stations --data DIR',
  ],
  ['no_port', '--port and --metrics-port want a number from 0 to 65535.'],
  ['no_web_address', '--public-url wants an address that begins with http:// or https://.'],
  ['file_exists', 'The output file exists already. Choose another name, or say --force.'],
  [
    'cannot_write',
    'The output file cannot be written. Check the folder and the space on the disk.',
  ],
  [
    'no_template',
    'This is no mail template that can be read: an .html or .txt file, or the .json of a saved template.',
  ],
  [
    'unknown_link',
    'There is no link with this handle. List those of a person: lanyard server links list ID',
  ],
  [
    'not_possible',
    'That cannot be done to a link in this state. See: lanyard server links history',
  ],
  [
    'unknown_campaign',
    'There is no such campaign. List them: lanyard server campaigns list --data DIR',
  ],
  [
    'invalid_campaign',
    'Something of this campaign cannot be used. Days are YYYY-MM-DD, slots HH:MM-HH:MM, --closes is "YYYY-MM-DD HH:MM", --time-zone an IANA name such as Europe/Berlin.',
  ],
  ['too_many_slots', 'Nobody goes through more than 300 times. Take fewer days or slots.'],
  [
    'closes_too_late',
    'A campaign closes when the event ends at the latest. Choose an earlier --closes.',
  ],
  ['campaign_closed', 'This campaign is closed. Nobody can answer it any more.'],
  [
    'has_answers',
    'People have answered already, for times in the zone that it has. Make another campaign.',
  ],
  [
    'make_a_generic_link',
    'This text holds somebody’s personal link or code, and everybody could use it. Take it out.',
  ],
  [
    'unknown_sponsor',
    'There is no such sponsor. List them: lanyard server sponsors list --data DIR',
  ],
  [
    'invalid_sponsor',
    'Something of this sponsor cannot be used. --contact is one mail address, --deadline "YYYY-MM-DD HH:MM".',
  ],
  [
    'deadline_too_late',
    'Sponsors edit until the event ends at the latest. Choose an earlier --deadline.',
  ],
  [
    'sponsor_closed',
    'The edit deadline of this sponsor has passed. Move it first: lanyard server sponsors change',
  ],
  [
    'say_who',
    'Say who in one way: --attendee ID…, --category NAME, --status STATUS or --everybody.',
  ],
  ['invalid_json', 'The input is not JSON. Put it in single quotes: \'{"query":"anna"}\''],
]);
