/** Why a list did not go in, and what to do; for the command, for start and for Electron's error box. */
export const listSentences: ReadonlyMap<string, string> = new Map([
  ['no_file', 'There is no such file. Check the path.'],
  ['cannot_read', 'The file cannot be read. Check that it is a file and that you may read it.'],
  ['empty_file', 'The file is empty. Export the list again and import that file.'],
  ['wrong_type', 'This is no CSV or XLSX file. Save the list as CSV or XLSX and import that.'],
  ['too_large', 'The file is larger than 200 MB. Split the list and import the parts one by one.'],
  ['damaged_file', 'The file is damaged. Export the list again and import that file.'],
  ['no_rows', 'The file has headings but no rows. Export the list again and import that file.'],
  [
    'no_name_column',
    'No column of the list holds names. Name one "First name", "Last name" or "Name" and start again.',
  ],
  [
    'cannot_record',
    'Nothing can be written: the disk is full or the data folder is damaged. Free some space; nothing is lost.',
  ],
]);
