import { CsvError, parse } from "csv-parse/sync";
import { type CsvColumn, columnOf } from "./csv-columns.ts";
import { textOf } from "./csv-text.ts";

export interface CsvRow {
  /** In the file, as an editor counts. */
  readonly line: number;
  /** Trimmed; only columns of ours. */
  readonly cells: Partial<Record<CsvColumn, string>>;
}

export interface CsvFile {
  readonly rows: readonly CsvRow[];
  /** Headers that are no column of ours: they are passed over. */
  readonly ignored: readonly string[];
}

export type CsvFault =
  | { readonly fault: "malformed"; readonly line: number }
  | { readonly fault: "empty" | "no_header" | "header_twice" | "too_many_rows" };

export const MOST_ROWS = 10_000;

export function readCsv(bytes: Uint8Array): CsvFile | CsvFault {
  const text = textOf(bytes).replace(/^\uFEFF/, "");
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      ...{ delimiter: delimiterOf(text), info: true, relax_column_count: true, trim: true },
      ...{ skip_empty_lines: true, skip_records_with_empty_values: true, to: MOST_ROWS + 2 },
    }) as unknown as typeof records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { fault: "malformed", line: Number(error["lines"] ?? 0) };
  }
  const [head, ...body] = records;
  if (head === undefined) return { fault: "empty" };
  const columns = head.record.map(columnOf);
  const known = columns.filter((column) => column !== undefined);
  if (!known.includes("name") && !known.includes("email")) return { fault: "no_header" };
  if (new Set(known).size < known.length) return { fault: "header_twice" };
  if (body.length > MOST_ROWS) return { fault: "too_many_rows" };
  const rows = body.map(({ record, info }) => ({
    // The parser counts the line after a record of several lines; what was last read is near enough to be found.
    line: info.lines,
    cells: Object.fromEntries(
      columns.flatMap((column, index) =>
        column === undefined ? [] : [[column, (record[index] ?? "").normalize("NFC")]],
      ),
    ),
  }));
  const ignored = head.record.filter((header, index) => columns[index] === undefined && header);
  return { rows, ignored };
}

/** What the first line is divided by. */
function delimiterOf(text: string): string {
  const [first = ""] = text.split(/\r?\n/, 1);
  const count = (mark: string) => first.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ",");
}
