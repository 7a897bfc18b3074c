/**
 * One line of CSV (RFC 4180). A cell that a spreadsheet would take for a formula is written as text: what people are
 * called is theirs to choose, and must not run on an administrator's machine.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
