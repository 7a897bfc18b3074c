import type { State } from "../engine/state.ts";
import type { BusinessHoursId } from "../ids.ts";
import type { Interaction } from "../interaction/interaction.ts";
import { hoursOfEntryPoint } from "../schedule/schedule-of.ts";

/** Which way the business hours send a contact now; null: they are gone. */
export function hoursExit(
  state: State,
  { entryPointId }: Interaction,
  id: BusinessHoursId,
  at: number,
): "open" | "closed" | "holiday" | null {
  return hoursOfEntryPoint(state.configuration, id, entryPointId, at)?.status ?? null;
}
