/**
 * The clock on the wall of a zone. The rules of the zones are the runtime's (`Intl`), and nothing else of it is asked:
 * no locale, no present time. What was decided by them stands in the journal, whatever the next runtime knows.
 */
import type { Span } from "./interval.ts";
import { DAY_MS, dateOfWall } from "./local-date.ts";

/** While `from <= t < to` the clock on the wall shows `t + offset`; all in milliseconds. */
type Stretch = Span & { offset: number };

/** How far a zone's stretches are worked out at once. */
const CHUNK_MS = 32 * DAY_MS;
/** More than zones times years anybody asks about; beyond it everything is forgotten, and worked out again. */
const MAX_CHUNKS = 2_000;

const clocks = new Map<string, Intl.DateTimeFormat>();
const chunks = new Map<string, Stretch[]>();

/** What the clock on the wall shows at an instant, in milliseconds as if it were UTC. */
export function wallAt(timeZone: string, instant: number): number {
  return instant + offsetAt(timeZone, instant);
}

/** The date in the zone at an instant. */
export function dateAt(timeZone: string, instant: number): string {
  return dateOfWall(wallAt(timeZone, instant));
}

/**
 * When the clock on the wall shows a time within the span: one stretch of instants on most days, none where the clock
 * is put forward over all of it, two where it is put back into it.
 */
export function instantsOf(timeZone: string, wall: Span): Span[] {
  const found: Span[] = [];
  // No zone is further from UTC than a day.
  for (const stretch of stretchesBetween(timeZone, wall.from - DAY_MS, wall.to + DAY_MS)) {
    const from = Math.max(stretch.from, wall.from - stretch.offset);
    const to = Math.min(stretch.to, wall.to - stretch.offset);
    if (from < to) found.push({ from, to });
  }
  return found;
}

/**
 * The instant at which the clock on the wall shows a time. `skipped`: it never does, and this is when the clock was put
 * forward over it; `repeated`: it does so twice, and this is the first.
 */
export function instantOf(
  timeZone: string,
  wall: number,
): { at: number; clock: "plain" | "skipped" | "repeated" } {
  const [first, second] = instantsOf(timeZone, { from: wall, to: wall + 1 });
  if (first !== undefined) {
    return { at: first.from, clock: second === undefined ? "plain" : "repeated" };
  }
  // No clock was ever put forward by more than a day.
  const [next] = instantsOf(timeZone, { from: wall, to: wall + 2 * DAY_MS });
  return { at: (next as Span).from, clock: "skipped" };
}

function stretchesBetween(timeZone: string, from: number, to: number): Stretch[] {
  const found: Stretch[] = [];
  for (let index = Math.floor(from / CHUNK_MS); index * CHUNK_MS < to; index += 1) {
    found.push(...chunkOf(timeZone, index));
  }
  return found;
}

function offsetAt(timeZone: string, instant: number): number {
  const chunk = chunkOf(timeZone, Math.floor(instant / CHUNK_MS));
  return (chunk.find(({ to }) => instant < to) as Stretch).offset;
}

function chunkOf(timeZone: string, index: number): Stretch[] {
  const key = `${index} ${timeZone}`;
  const known = chunks.get(key);
  if (known !== undefined) return known;
  const made = makeChunk(timeZone, index * CHUNK_MS);
  if (chunks.size >= MAX_CHUNKS) chunks.clear();
  chunks.set(key, made);
  return made;
}

/** Asked once a day: no zone has changed its clock and changed it back within one. */
function makeChunk(timeZone: string, start: number): Stretch[] {
  const stretches: Stretch[] = [];
  let current: Stretch = { from: start, to: start, offset: readOffset(timeZone, start) };
  for (let day = start; day < start + CHUNK_MS; day += DAY_MS) {
    const offset = readOffset(timeZone, day + DAY_MS);
    if (offset !== current.offset) {
      const change = changeWithin(timeZone, day, current.offset);
      stretches.push({ ...current, to: change });
      current = { from: change, to: change, offset };
    }
    current.to = day + DAY_MS;
  }
  return [...stretches, current].filter(({ from, to }) => from < to);
}

/** The first instant of the day after `start` at which the offset is no longer what it was. */
function changeWithin(timeZone: string, start: number, before: number): number {
  let [low, high] = [start, start + DAY_MS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (readOffset(timeZone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function readOffset(timeZone: string, instant: number): number {
  const second = Math.floor(instant / 1_000) * 1_000;
  const shown: Record<string, number> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(second)) {
    if (type !== "literal") shown[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: seconds = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, seconds) - second;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    ...{ timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "numeric", minute: "numeric", second: "numeric" },
  });
  clocks.set(timeZone, made);
  return made;
}
