/**
 * `npm run bench`: prints the table and puts it into `docs/benchmarks.md`. A name or several
 * (`npm run bench -- relay`) runs only those, and writes nothing.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import type { BenchRow } from "./bench-row.ts";
import { benchConnections } from "./connections.ts";
import { benchCore } from "./core.ts";
import { benchJournal } from "./journal.ts";
import { benchRelay } from "./relay.ts";

const BENCHES: Record<string, () => BenchRow[] | Promise<BenchRow[]>> = {
  core: benchCore,
  journal: benchJournal,
  relay: benchRelay,
  connections: benchConnections,
};
const DOCUMENT = join(import.meta.dirname, "../docs/benchmarks.md");
const BEGIN = "<!-- measured: begin -->";
const END = "<!-- measured: end -->";

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(", ")}: choose from ${Object.keys(BENCHES).join(", ")}.`,
  );
  process.exit(2);
}
const rows: BenchRow[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.error(`measuring ${name} …`);
  rows.push(...(await bench()));
}
const table = toMarkdown(rows);
console.log(table);
if (chosen.length === 0) writeDocument(table);

function toMarkdown(measured: readonly BenchRow[]): string {
  const lines = measured.map(({ name, median, p99, ratio, aim, met }) => {
    const verdict = aim === "measured" ? "" : met ? "met" : "**missed**";
    const cells = [name, median, p99 ?? "", ratio === null ? "" : ratio.toFixed(2), aim, verdict];
    return `| ${cells.join(" | ")} |`;
  });
  return ["| what | median | p99 | ratio | aim | |", "|---|---|---|---|---|---|", ...lines].join(
    "\n",
  );
}

function writeDocument(measured: string): void {
  const document = readFileSync(DOCUMENT, "utf8");
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${DOCUMENT} has no place for the table (${BEGIN} … ${END})`);
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}.`;
  writeFileSync(DOCUMENT, `${before}${BEGIN}\n${machine}\n\n${measured}\n${END}${after}`);
}
