import type { Item } from "../items/items.ts";

export type OwnDay = Item<"holidayList">["days"][number];

const DATE =
  /^"?(\d{4})\s*(?:[-./년]\s*)?(\d{1,2})\s*(?:[-./월]\s*)?(\d{1,2})\s*(?:일|\.)?"?\s*(?:[,;\t]|\s|$)\s*(.*)$/;
const EVERY_YEAR = /[,;\t]\s*"?(?:매년|yearly|every year|true|y)"?\s*$/i;

/**
 * Days off from a table or a file: a date and a name a line, parted by a comma, a tab or a space, as a spreadsheet
 * gives them; a third column may say that they come every year. `unread`: the numbers of the lines that are no such.
 */
export function readDays(text: string): { days: OwnDay[]; unread: number[] } {
  const days: OwnDay[] = [];
  const unread: number[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/^\uFEFF/, "").trim();
    if (line === "") continue;
    const day = readDay(line);
    if (day !== null) days.push(day);
    // The first line may be the columns' names.
    else if (index > 0 || /\d/.test(line)) unread.push(index + 1);
  }
  return { days, unread };
}

function readDay(line: string): OwnDay | null {
  const found = DATE.exec(line.replace(EVERY_YEAR, ""));
  if (found === null) return null;
  const [, year = "", month = "", day = "", rest = ""] = found;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const name = rest
    .replace(/^"(.*)"$/, "$1")
    .replaceAll('""', '"')
    .trim();
  if (!isDay(date) || name === "" || name.length > 80) return null;
  return { date, name, everyYear: EVERY_YEAR.test(line) };
}

function isDay(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === date;
}

/** The days that are there, and those that are not yet; of a day that is there, the new name. */
export function withDays(there: readonly OwnDay[], added: readonly OwnDay[]): OwnDay[] {
  const keyOf = ({ date, everyYear }: OwnDay) => (everyYear ? date.slice(5) : date);
  const byDay = new Map([...there, ...added].map((day) => [keyOf(day), day]));
  return [...byDay.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
