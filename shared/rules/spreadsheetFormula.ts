/**
 * The beginning of a cell that spreadsheets run as a formula (https://owasp.org/www-community/attacks/CSV_Injection), also
 * behind blanks and quotes, which some skip. An apostrophe before it makes it a text.
 */
export const spreadsheetFormula = /^[\s"']*[=+\-@\t\r\n＝＋－＠]/;
