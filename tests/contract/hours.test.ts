/** Business hours over HTTP, as the administration asks. */
import { expect, test } from "vitest";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";
import { liveOrganisation } from "./live-organisation.ts";

const server = await createTestServer();
const { names, bearer } = await liveOrganisation(server, "a");

async function ask(path: string, payload: object) {
  const answer = await server.call(await bearer("ada"), {
    ...{ method: "POST", url: `/api/hours/${path}`, payload },
  });
  return { status: answer.statusCode, body: answer.json() };
}

const saved = { businessHoursId: names.named("hours") };
const office = [{ from: "09:00", to: "18:00" }];
const draft = {
  weekly: {
    ...{ monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
    ...{ saturday: [], sunday: [] },
  },
  holidayListIds: [names.named("holidays")],
  overrides: [{ from: "2026-12-24", to: "2026-12-24", name: "Eve", intervals: [] as object[] }],
};

test("A-01: a caller at Christmas is told why, and until when", async () => {
  const entryPointId = names.named("voice-entry");
  const { body } = await ask("at", { entryPointId, hours: saved, time: "2026-12-25T10:00" });
  expect(body).toEqual({
    ...{ timeZone: "Asia/Seoul", at: Date.parse("2026-12-25T01:00Z"), clock: "plain" },
    answer: {
      status: "holiday",
      because: { rule: "holiday", name: { ko: "성탄절", en: "Christmas Day" } },
      changesAt: Date.parse("2026-12-28T00:00Z"),
    },
    flow: null,
    queue: { id: names.named("voice-queue"), name: "Queue a voice" },
  });
});

test("A-11: the time is the entry point's; one that the clock skips is said to be", async () => {
  const list = await server.call(await bearer("ada"), {
    ...{ method: "GET", url: "/api/configuration/entryPoint" },
  });
  const entry = list.json().items.find(({ id }: { id: string }) => id === names.named("entry"));
  const put = await server.call(await bearer("ada"), {
    ...{ method: "PUT", url: `/api/configuration/entryPoint/${entry.id}` },
    payload: { ...entry, timeZone: "America/New_York" },
  });
  expect(put.statusCode).toBe(200);
  const { body } = await ask("at", {
    ...{ entryPointId: entry.id, hours: draft, time: "2026-03-08T02:30" },
  });
  expect(body).toMatchObject({
    ...{ timeZone: "America/New_York", at: Date.parse("2026-03-08T07:00Z"), clock: "skipped" },
    answer: {
      status: "closed",
      because: { rule: "week" },
      changesAt: Date.parse("2026-03-09T13:00Z"),
    },
  });
});

test("A-01: the days to come of a draft, in a zone", async () => {
  const { body } = await ask("preview", {
    ...{ hours: draft, timeZone: "Europe/London", from: "2026-12-23", days: 3 },
  });
  expect(body).toEqual({
    timeZone: "Europe/London",
    days: [
      { date: "2026-12-23", because: { rule: "week" }, open: office, clockShift: 0 },
      { date: "2026-12-24", because: { rule: "override", name: "Eve" }, open: [], clockShift: 0 },
      {
        ...{ date: "2026-12-25", open: [], clockShift: 0 },
        because: { rule: "holiday", name: { ko: "성탄절", en: "Christmas Day" } },
      },
    ],
  });
});

test.each([
  ["hours that are not there", { hours: { businessHoursId: "none" } }, 404, undefined],
  [
    "a draft that overlaps",
    { hours: { ...draft, weekly: { ...draft.weekly, monday: [...office, ...office] } } },
    ...([422, "hours.weekly.monday.1"] as const),
  ],
  [
    "a list that is not there",
    { hours: { ...draft, holidayListIds: ["none"] } },
    422,
    "hours.holidayListIds",
  ],
  ["no such day", { from: "2026-02-30" }, 422, "from"],
  ["too many days", { days: 93 }, 422, "days"],
])("a preview of %s is refused", async (_, changes, status, field) => {
  const answer = await ask("preview", { hours: draft, from: "2026-12-23", ...changes });
  expect(answer.status).toBe(status);
  expect(answer.body.errors?.[0]?.field).toBe(field);
});

test("a day of no century is no time to call at", async () => {
  const entryPointId = names.named("entry");
  for (const time of ["2026-02-30T10:00", "2026-12-25T24:00", "2026-12-25", "1850-01-01T10:00"]) {
    const { status, body } = await ask("at", { entryPointId, hours: saved, time });
    expect([status, body.errors?.[0]?.field], time).toEqual([422, "time"]);
  }
});

test("the holidays of Korea, by year", async () => {
  const answer = await server.call(await bearer("ada"), {
    ...{ method: "GET", url: "/api/holiday-calendars/korea", query: { year: "2027" } },
  });
  const { days, firstYear, lastYear } = answer.json();
  expect([firstYear, lastYear, days.length]).toEqual([2021, 2050, 24]);
  expect(days).toContainEqual({
    date: "2027-02-09",
    name: { ko: "대체공휴일(설날)", en: "Substitute holiday (Seollal)" },
  });
});
