/**
 * Text that a spreadsheet program would take for a formula: OWASP (CSV injection), with blanks before it, which some programs
 * take away. Papa's own rule overlooks a second line.
 */
export const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;
