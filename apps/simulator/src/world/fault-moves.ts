import type { Action } from "../action/action.ts";
import type { Move, World } from "./world.ts";

export const FAULT_MOVES: Move[] = [
  { name: "flush", weight: 14, make: flush },
  { name: "crash", weight: 0.6, make: crash },
  { name: "clock is set back", weight: 0.5, make: setClockBack },
  { name: "stall", weight: 2, make: stall },
  { name: "everybody is cut off", weight: 0.3, make: cutEverybodyOff },
  { name: "repeat", weight: 5, make: repeat },
  { name: "reuse a key", weight: 0.5, make: reuseKey },
];

function flush(world: World): Action {
  return { do: "flush", snapshot: world.random.chance(0.15) };
}

function crash(world: World): Action {
  return {
    do: "crash",
    losing: world.random.pick([0, 1, 2, 3, 100]),
    from: world.random.pick(["journal", "snapshot"]),
  };
}

function setClockBack(world: World): Action {
  return { do: "clock-back", ms: world.random.durationMs(world.random.pick([5, 2_000, 60_000])) };
}

function stall(world: World): Action {
  return { do: "stall", ms: world.random.durationMs(world.random.pick([1_000, 30_000])) };
}

/** What held the connections dies, and the rest goes on. */
function cutEverybodyOff(): Action {
  return { do: "ask", command: { type: "LoseAllConnections" }, actor: "system", key: null };
}

/** A client that got no answer asks again: the same request, the same key. */
function repeat(world: World): Action | null {
  const recent = world.asked.slice(world.random.chance(0.7) ? -5 : 0);
  return world.random.pickOr(recent, null);
}

/** A broken client: another request under a key that was used. */
function reuseKey(world: World): Action | null {
  const keyed = world.asked.filter((action) => action.key !== null);
  if (keyed.length < 2) return null;
  const first = world.random.pick(keyed);
  const other = world.random.pick(keyed);
  if (other.command.type === "StartChat" || other.command.type === "StartOutdial") return null;
  return { ...other, key: first.key, actor: first.actor };
}
