import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import type { BenchRow } from "./bench-row.ts";

const DOCUMENT = join(import.meta.dirname, "../docs/benchmarks.md");

export function printTable(rows: readonly BenchRow[]): void {
  console.log(toMarkdown(rows));
}

/** Puts the table between the marks of its name in `docs/benchmarks.md`. */
export function writeTable(name: "measured" | "voice", rows: readonly BenchRow[]): void {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [before, rest] = readFileSync(DOCUMENT, "utf8").split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${DOCUMENT} has no place for the table (${begin} … ${end})`);
  const memory = Math.round(totalmem() / 2 ** 30);
  const today = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${memory} GiB, Node ${process.version}, ${today}.`;
  writeFileSync(DOCUMENT, `${before}${begin}\n${machine}\n\n${toMarkdown(rows)}\n${end}${after}`);
}

function toMarkdown(rows: readonly BenchRow[]): string {
  const lines = rows.map(({ name, median, p99, ratio, aim, met }) => {
    const verdict = aim === "measured" ? "" : met ? "met" : "**missed**";
    const cells = [name, median, p99 ?? "", ratio === null ? "" : ratio.toFixed(2), aim, verdict];
    return `| ${cells.join(" | ")} |`;
  });
  return ["| what | median | p99 | ratio | aim | |", "|---|---|---|---|---|---|", ...lines].join(
    "\n",
  );
}
