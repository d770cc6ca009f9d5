/** What a terminal says when something about mails, templates or exports is refused. */
export const mailSentences: ReadonlyMap<string, string> = new Map([
  ['no_mail_from', '--mail-from wants one address: "Meadow Days <hello@example.org>".'],
  [
    'no_smtp_url',
    '--smtp-url (or LANYARD_SMTP_URL) wants smtps://USER:PASSWORD@HOST or smtp://…, with special characters of the password percent-encoded.',
  ],
  [
    'two_ways_to_mail',
    'Say --smtp-url to send mails, or --mail-folder to write them to files; not both.',
  ],
  ['no_mail_rate', '--mails-per-minute wants a number from 1 to 100000.'],
  [
    'no_mail_folder',
    'The folder of --mail-folder cannot be written. Check the path and its rights.',
  ],
  [
    'no_recipients',
    'Say who gets it: --to ID…, --category NAME, --status STATUS, --everybody or --sponsors, one of them.',
  ],
  [
    'unknown_template',
    'There is no such template or version. List them: lanyard server mail templates',
  ],
  ['invalid_template', 'The template has no name, or is too long.'],
  ['empty_template', 'The template has neither a plain text nor HTML.'],
  [
    'not_published',
    'No version of this template was published. Do: lanyard server mail publish NAME',
  ],
  ['nobody', 'Nobody on the list is meant by that, or none of them has a mail address.'],
  ['unknown_recipient', 'Nobody on the list has this id.'],
  ['no_mail_address', 'This person has no address that mail can go to. Correct it on the list.'],
  [
    'bounced_before',
    'The address of this person refused mail before: lanyard server mail clear-bounce ID',
  ],
  ['not_by_mail', 'Links to access as somebody never go out by mail.'],
  [
    'not_for_this_recipient',
    'The template has a link that is not for these recipients: sponsor links go to sponsors, all others and codes to attendees.',
  ],
  ['no_language', '--language wants en, de, fr, es or ar.'],
  ['no_link_kind', 'The kind of a link is app, registration, availability or sponsor.'],
  ['unknown_mailing', 'There is no such mailing. List them: lanyard server mail mailings'],
  [
    'not_an_invitation',
    'This template has no {{_availability_link}}, so nobody could answer. Put it in, or leave --template out.',
  ],
  [
    'suspended',
    'The codes of this person are suspended, so nothing is sent to them. Let them work again first.',
  ],
  ['no_campaign', 'An availability link is for one campaign. Say which: --scope ID'],
  [
    'link_over',
    'A link in this mail would be over already: check the dates of the event and of the campaign.',
  ],
  [
    'foreign_secret',
    'A name, company or the website of the event holds somebody’s link or code. Correct it first.',
  ],
  ['revoked', 'The codes of this person were revoked: nothing is sent to them.'],
  [
    'no_bounce',
    'This is no delivery report: give the mail that came back as a file, whole, as your mail program saves it.',
  ],
  [
    'not_final',
    'This report is about a delay or a success. The mail server goes on trying; nothing was changed.',
  ],
  ['unknown_mail', 'The report is about a mail that this store did not send.'],
  ['no_format', '--format wants csv or xlsx.'],
  ['no_kind', '--kind wants entry or badge.'],
  ['no_code', 'This person has no such code yet; there is nothing to replace.'],
  ['cannot_write_new', 'The file exists already, or cannot be written there. Choose another name.'],
  ['unknown_export', 'There is no such request. List them: lanyard server export list'],
  ['same_person', 'A second person has to approve it: not the one who asked.'],
  ['approved_before', 'This request was approved already.'],
  ['not_yours', 'Only whoever asked for it can make it.'],
  ['not_approved', 'A second person has to approve it first: lanyard server export approve ID'],
  ['too_late', 'It was approved more than a day ago. Ask anew.'],
  ['made_before', 'It was made already; an approval counts once. Ask anew.'],
  [
    'unknown_batch',
    'There is no such batch. It stands in the file, and in: lanyard server export list',
  ],
]);
