/**
 * `npm run bench`: prints the table and puts it into `docs/benchmarks.md`. A name or several
 * (`npm run bench -- relay`) runs only those, and writes nothing.
 */
import type { BenchRow } from "./bench-row.ts";
import { printTable, writeTable } from "./bench-table.ts";
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
printTable(rows);
if (chosen.length === 0) writeTable("measured", rows);
