import {
  type BusinessHours,
  type BusinessHoursId,
  configurationWorld,
  type EntryPointId,
  type HoursAnswer,
  hoursAt,
  instantOf,
  itemRefusal,
  KOREAN_YEARS,
  koreanHolidays,
  previewDays,
  publishedVersion,
  type Refusal,
  refuse,
  type State,
  scheduleOf,
  timeZoneOf,
  wallOfDate,
  wallOfTime,
} from "@maru/core";
import type { QueryResult } from "@maru/protocol";
import { problemOf } from "../commands/command-runner.ts";
import { asStaff, type QueryCall, type QueryHandler } from "./query-call.ts";

/** Answered from the state as it is; a draft is held to what saving it would be. */
export const HOURS_QUERIES = {
  "hours.preview": async ({ principal, input }, { organisation }) => {
    const engine = await organisation(asStaff(principal).organisationId);
    const days = await engine.read((state) => {
      const hours = askedHours(state, input.hours);
      if ("refused" in hours) return hours;
      const timeZone = input.timeZone ?? state.configuration.settings.timeZone;
      const schedule = scheduleOf(state.configuration, hours, timeZone);
      return structuredClone({ timeZone, days: previewDays(schedule, input.from, input.days) });
    });
    return "refused" in days ? problemOf(days) : days;
  },
  "hours.at": async ({ principal, input }, { organisation }) => {
    const engine = await organisation(asStaff(principal).organisationId);
    const found = await engine.read((state) => structuredClone(findAt(state, input)));
    return "refused" in found ? problemOf(found) : found;
  },
  "holiday.calendar": async ({ input }) => ({
    days: [...koreanHolidays(input.year)],
    firstYear: KOREAN_YEARS.first,
    lastYear: KOREAN_YEARS.last,
  }),
} satisfies {
  [Name in "hours.preview" | "hours.at" | "holiday.calendar"]: QueryHandler<Name>;
};

type AskedHours = QueryCall<"hours.preview">["input"]["hours"];

function askedHours(state: State, asked: AskedHours): BusinessHours | Refusal {
  if ("businessHoursId" in asked) {
    const saved = state.configuration.businessHours.get(asked.businessHoursId as BusinessHoursId);
    return saved ?? refuse("configuration_not_found", "There are no such business hours.");
  }
  const draft = { id: "draft", name: "", description: "", ...asked } as BusinessHours;
  const refusal = itemRefusal(
    configurationWorld(state),
    { kind: "businessHours", item: draft },
    undefined,
  );
  if (refusal === null) return draft;
  return refusal.field === undefined ? refusal : { ...refusal, field: `hours.${refusal.field}` };
}

function findAt(
  state: State,
  input: QueryCall<"hours.at">["input"],
): QueryResult<"hours.at"> | Refusal {
  const { configuration } = state;
  const entryPoint = configuration.entryPoint.get(input.entryPointId as EntryPointId);
  if (entryPoint === undefined) {
    return refuse("entry_point_not_found", "There is no such entry point.", "entryPointId");
  }
  const hours = askedHours(state, input.hours);
  if ("refused" in hours) return hours;
  const timeZone = timeZoneOf(configuration, entryPoint.id);
  const [date = "", time = ""] = input.time.split("T");
  const { at, clock } = instantOf(timeZone, wallOfDate(date) + wallOfTime(time));
  const queue = configuration.queue.get(entryPoint.queueId);
  const flow = entryPoint.flowId === null ? undefined : configuration.flow.get(entryPoint.flowId);
  return {
    ...{ timeZone, at, clock },
    answer: onTheWire(hoursAt(scheduleOf(configuration, hours, timeZone), at)),
    // One that was never published treats nobody.
    flow:
      flow === undefined || publishedVersion(state, flow.id) === undefined
        ? null
        : { id: flow.id, name: flow.name },
    queue: { id: entryPoint.queueId, name: queue?.name ?? entryPoint.queueId },
  };
}

function onTheWire(answer: HoursAnswer): QueryResult<"hours.at">["answer"] {
  const { status, because } = answer;
  return { status, because, changesAt: status === "open" ? answer.until : answer.nextOpenAt };
}
