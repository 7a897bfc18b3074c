import type {
  BusinessHours,
  BusinessHoursId,
  FlowId,
  HolidayListId,
  HoursInterval,
  ReasonId,
} from "@maru/core";
import type { Action } from "../action/action.ts";
import { entryPointIds, randomEntryPoint, randomSettings } from "./random-items.ts";
import type { Move, World } from "./world.ts";

/** What an administrator's slip, or another administrator, makes the engine refuse. None of it may leave a trace. */
export const SLIP_MOVES: Move[] = [
  { name: "slip with hours", weight: 0.4, make: slipWithHours },
  { name: "slip with holidays", weight: 0.2, make: slipWithHolidays },
  { name: "change what somebody else changed", weight: 0.2, make: changeUnseen },
  { name: "publish a flow without steps", weight: 0.2, make: publishEmptyFlow },
  { name: "remove a reason of the system", weight: 0.1, make: removeSystemReason },
  { name: "remove an entry point that is used", weight: 0.2, make: removeEntryPoint },
  { name: "switch off entry point", weight: 0.3, make: switchOffEntryPoint },
];

const ADMINISTRATOR = "agent:administrator";

/** Hours that overlap, exceptions that are turned round or share a day; now and then they are right. */
function slipWithHours(world: World): Action {
  const overlap: HoursInterval[] = [
    { from: "09:00", to: "13:00" },
    { from: "12:00", to: "18:00" },
  ];
  const closed = (from: string, to: string) => ({ from, to, name: "closed", intervals: [] });
  const changes = world.random.pick<Partial<BusinessHours>>([
    { weekly: week(overlap) },
    { overrides: [closed("2026-12-25", "2026-12-24")] },
    { overrides: [closed("2026-12-24", "2026-12-31"), closed("2026-12-20", "2026-12-24")] },
    {},
  ]);
  const hours: BusinessHours = {
    ...{ id: "h1" as BusinessHoursId, name: "h1", description: "" },
    ...{ weekly: week([{ from: "09:00", to: "18:00" }]), holidayListIds: [], overrides: [] },
    ...changes,
  };
  return world.ask({ type: "PutConfiguration", kind: "businessHours", item: hours }, ADMINISTRATOR);
}

function week(intervals: HoursInterval[]): BusinessHours["weekly"] {
  return {
    ...{ monday: intervals, tuesday: intervals, wednesday: intervals, thursday: intervals },
    ...{ friday: intervals, saturday: [], sunday: [] },
  };
}

function slipWithHolidays(world: World): Action {
  const day = { date: "2026-05-01", name: "May Day", everyYear: false };
  const days = world.random.pick([[day], [day, { ...day, name: "Labour Day" }]]);
  const item = { id: "l1" as HolidayListId, name: "l1", calendar: null, days };
  return world.ask({ type: "PutConfiguration", kind: "holidayList", item }, ADMINISTRATOR);
}

/** As seen before there was a first commit. */
function changeUnseen(world: World): Action {
  const item = randomSettings(world.random);
  return world.ask(
    { type: "PutConfiguration", kind: "settings", item, expected: 0 },
    ADMINISTRATOR,
  );
}

/** The first time it is drawn, from then on it is published, in vain. */
function publishEmptyFlow(world: World): Action {
  const flowId = "flow1" as FlowId;
  if (world.state.configuration.flow.has(flowId)) {
    return world.ask({ type: "PublishFlow", flowId }, ADMINISTRATOR);
  }
  const item = {
    ...{ id: flowId, name: "flow1", description: "", channel: "chat" as const },
    draft: { nodes: [] },
  };
  return world.ask({ type: "PutConfiguration", kind: "flow", item }, ADMINISTRATOR);
}

function removeSystemReason(world: World): Action {
  return world.ask(
    { type: "RemoveConfiguration", kind: "wrapUpReason", id: "other" as ReasonId },
    ADMINISTRATOR,
  );
}

/** One that can be reached stays. */
function removeEntryPoint(world: World): Action {
  const id = world.random.pick(entryPointIds(world.size));
  return world.ask({ type: "RemoveConfiguration", kind: "entryPoint", id }, ADMINISTRATOR);
}

/** Whoever comes to it is refused, until somebody changes it again. */
function switchOffEntryPoint(world: World): Action {
  const id = world.random.pick(entryPointIds(world.size));
  const item =
    world.state.configuration.entryPoint.get(id) ?? randomEntryPoint(world.random, world.size, id);
  return world.ask(
    { type: "PutConfiguration", kind: "entryPoint", item: { ...item, active: false } },
    ADMINISTRATOR,
  );
}
