import type { State } from "@maru/core";
import { EngineFault } from "../engine/engine-fault.ts";
import type { OrganisationEngine } from "../engine/organisation-engine.ts";

/**
 * What the reader sees now, without waiting until it is durable. Only for deciding what to ask of the
 * engine next: its answer waits for everything it was based on. Throws `EngineFault`.
 */
export function peek<T>(engine: OrganisationEngine, reader: (state: State) => T): T {
  const seen: T[] = [];
  // Its rejection says that the engine steps down, and so will the answer to whatever comes next.
  engine.read((state) => void seen.push(reader(state))).catch(() => undefined);
  if (seen.length === 0) throw new EngineFault("unavailable");
  return seen[0] as T;
}
