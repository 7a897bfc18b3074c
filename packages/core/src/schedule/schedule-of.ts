import type { Configuration } from "../configuration/configuration.ts";
import type { BusinessHoursId, EntryPointId } from "../ids.ts";
import type { BusinessHours } from "./business-hours.ts";
import { type HoursAnswer, hoursAt, type Schedule } from "./hours-at.ts";

/** The zone in which an entry point's hours are meant. */
export function timeZoneOf(configuration: Configuration, entryPointId: EntryPointId): string {
  const own = configuration.entryPoint.get(entryPointId)?.timeZone ?? null;
  return own ?? configuration.settings.timeZone;
}

/** Business hours, saved or about to be, with the holiday lists they name; one that is gone has no days. */
export function scheduleOf(
  configuration: Configuration,
  hours: BusinessHours,
  timeZone: string,
): Schedule {
  const lists = hours.holidayListIds.map((id) => configuration.holidayList.get(id));
  return { hours, timeZone, holidayLists: lists.filter((list) => list !== undefined) };
}

/** What somebody who reaches the entry point at an instant finds; null: there are no such business hours. */
export function hoursOfEntryPoint(
  configuration: Configuration,
  businessHoursId: BusinessHoursId,
  entryPointId: EntryPointId,
  at: number,
): HoursAnswer | null {
  const hours = configuration.businessHours.get(businessHoursId);
  if (hours === undefined) return null;
  return hoursAt(scheduleOf(configuration, hours, timeZoneOf(configuration, entryPointId)), at);
}
