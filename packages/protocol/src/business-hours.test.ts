import { expect, test } from "vitest";
import { parseConfigurationItem } from "./configuration.ts";

const office = [{ from: "09:00", to: "18:00" }];
const hours = {
  ...{ id: "office", name: "평일 상담", description: "" },
  weekly: {
    ...{ monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
    ...{ saturday: [], sunday: [] },
  },
  ...{ holidayListIds: ["korea"], overrides: [] },
};

/** The paths of what is wrong, the first of each. */
function wrong(kind: "businessHours" | "holidayList", item: object): string[] {
  const parsed = parseConfigurationItem(kind, item);
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join("."));
}

test.each([
  ["00:00", "24:00", true],
  ["22:00", "06:00", true],
  ["22:00", "00:00", true],
  ["09:00", "09:00", false],
  ["24:00", "06:00", false],
  ["9:00", "18:00", false],
  ["09:00", "25:00", false],
  ["09:60", "18:00", false],
  ["", "18:00", false],
  ["오전 9시", "18:00", false],
])("A-01: business hours may be from %s to %s: %s", (from, to, valid) => {
  const weekly = { ...hours.weekly, monday: [{ from, to }] };
  expect(wrong("businessHours", { ...hours, weekly }).length === 0).toBe(valid);
});

test("a week has each day", () => {
  const { sunday: _, ...rest } = hours.weekly;
  expect(wrong("businessHours", { ...hours, weekly: rest })).toEqual(["weekly.sunday"]);
});

test.each([
  ["2026-12-25", true],
  ["2028-02-29", true],
  ["2027-02-29", false],
  ["2026-02-30", false],
  ["26-12-25", false],
  ["1999-12-31", false],
  ["2100-01-01", false],
  ["2026/12/25", false],
])("a day off may be %s: %s", (date, valid) => {
  const days = [{ date, name: "휴무", everyYear: false }];
  const list = { id: "own", name: "자체 휴일", calendar: null, days };
  expect(wrong("holidayList", list)).toEqual(valid ? [] : ["days.0.date"]);
  const overrides = [{ from: date, to: "2026-12-31", name: "휴무", intervals: [] }];
  expect(wrong("businessHours", { ...hours, overrides })).toEqual(
    valid ? [] : ["overrides.0.from"],
  );
});

test("a calendar that is not known is refused", () => {
  const list = { id: "own", name: "own", calendar: "atlantis", days: [] };
  expect(wrong("holidayList", list)).toEqual(["calendar"]);
});

test.each([
  [null, true],
  ["Europe/London", true],
  ["Mars/Olympus", false],
])("A-11: an entry point's zone may be %s: %s", (timeZone, valid) => {
  const item = {
    ...{ id: "shop", name: "shop", description: "", channel: "chat", queueId: "general" },
    ...{ priority: 5, requiredSkills: {}, greeting: { ko: "", en: "" }, preferLastAgent: false },
    timeZone,
  };
  expect(parseConfigurationItem("entryPoint", item).success).toBe(valid);
});
