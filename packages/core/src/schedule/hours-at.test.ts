import { describe, expect, test } from "vitest";
import { dayOff, holidayList, intervals, override, week } from "../testing/schedule-items.ts";
import type { HolidayList, HoursOverride } from "./business-hours.ts";
import { type HoursAnswer, hoursAt, type Schedule } from "./hours-at.ts";

/**
 * Every instant and every answer is written out, worked out by hand from the changes of the clock that each zone has
 * published. A line is an instant, and what somebody who calls then is told.
 */
function cases(title: string, schedule: Schedule, lines: string): void {
  describe(title, () => {
    for (const line of lines.trim().split("\n")) {
      const [instant = "", ...told] = line.trim().split(" ");
      test(`A-01: ${line.trim()}`, () => {
        expect(tell(hoursAt(schedule, Date.parse(instant)))).toBe(told.join(" "));
      });
    }
  });
}

function tell(answer: HoursAnswer): string {
  const { status, because } = answer;
  const name = because.rule === "week" ? "" : ` (${nameOf(because.name)})`;
  const change = status === "open" ? answer.until : answer.nextOpenAt;
  return `${status}${name} ${change === null ? "without end" : `until ${text(change)}`}`;
}

const nameOf = (name: string | { ko: string }) => (typeof name === "string" ? name : name.ko);
const text = (at: number) => new Date(at).toISOString().replace(/:00\.000Z$/, "Z");

function daily(timeZone: string, open: string): Schedule {
  return { hours: { weekly: week(open), overrides: [] }, holidayLists: [], timeZone };
}

function seoul(
  weekly: Schedule["hours"]["weekly"],
  more: { lists?: HolidayList[]; overrides?: HoursOverride[] } = {},
): Schedule {
  const { lists = [], overrides = [] } = more;
  return { hours: { weekly, overrides }, holidayLists: lists, timeZone: "Asia/Seoul" };
}

const KOREA = holidayList({ calendar: "korea" });
const OFFICE = week("09:00-18:00", { saturday: "", sunday: "" });

// 2026-03-08 07:00Z: 02:00 EST becomes 03:00 EDT. 2026-11-01 06:00Z: 02:00 EDT becomes 01:00 EST.
cases(
  "New York: the last hour before the change, and the day",
  daily("America/New_York", "01:30-02:30 09:00-17:00"),
  `
  2026-03-07T06:29:59.999Z closed until 2026-03-07T06:30Z
  2026-03-07T06:30Z open until 2026-03-07T07:30Z
  2026-03-07T07:30Z closed until 2026-03-07T14:00Z
  2026-03-07T14:00Z open until 2026-03-07T22:00Z
  2026-03-07T22:00Z closed until 2026-03-08T06:30Z
  2026-03-08T06:29:59.999Z closed until 2026-03-08T06:30Z
  2026-03-08T06:30Z open until 2026-03-08T07:00Z
  2026-03-08T06:59:59.999Z open until 2026-03-08T07:00Z
  2026-03-08T07:00Z closed until 2026-03-08T13:00Z
  2026-03-08T12:59:59.999Z closed until 2026-03-08T13:00Z
  2026-03-08T13:00Z open until 2026-03-08T21:00Z
  2026-03-08T20:59:59.999Z open until 2026-03-08T21:00Z
  2026-03-08T21:00Z closed until 2026-03-09T05:30Z
  2026-03-09T05:30Z open until 2026-03-09T06:30Z
  2026-10-31T05:30Z open until 2026-10-31T06:30Z
  2026-10-31T21:00Z closed until 2026-11-01T05:30Z
  2026-11-01T05:29:59.999Z closed until 2026-11-01T05:30Z
  2026-11-01T05:30Z open until 2026-11-01T06:00Z
  2026-11-01T05:59:59.999Z open until 2026-11-01T06:00Z
  2026-11-01T06:00Z closed until 2026-11-01T06:30Z
  2026-11-01T06:29:59.999Z closed until 2026-11-01T06:30Z
  2026-11-01T06:30Z open until 2026-11-01T07:30Z
  2026-11-01T07:30Z closed until 2026-11-01T14:00Z
  2026-11-01T14:00Z open until 2026-11-01T22:00Z
  2026-11-01T22:00Z closed until 2026-11-02T06:30Z
  `,
);

cases(
  "New York: an opening time that the clock skips",
  daily("America/New_York", "02:30-04:00"),
  `
  2026-03-07T07:30Z open until 2026-03-07T09:00Z
  2026-03-08T06:59:59.999Z closed until 2026-03-08T07:00Z
  2026-03-08T07:00Z open until 2026-03-08T08:00Z
  2026-03-08T07:59:59.999Z open until 2026-03-08T08:00Z
  2026-03-08T08:00Z closed until 2026-03-09T06:30Z
  2026-03-09T06:30Z open until 2026-03-09T08:00Z
  `,
);

cases(
  "New York: hours that the clock skips altogether",
  daily("America/New_York", "02:10-02:50"),
  `
  2026-03-07T07:10Z open until 2026-03-07T07:50Z
  2026-03-07T07:50Z closed until 2026-03-09T06:10Z
  2026-03-08T06:59:59.999Z closed until 2026-03-09T06:10Z
  2026-03-08T07:00Z closed until 2026-03-09T06:10Z
  2026-03-09T06:10Z open until 2026-03-09T06:50Z
  `,
);

cases(
  "New York: a shift of six hours has five, and seven",
  daily("America/New_York", "00:00-06:00"),
  `
  2026-03-08T04:59:59.999Z closed until 2026-03-08T05:00Z
  2026-03-08T05:00Z open until 2026-03-08T10:00Z
  2026-03-08T07:00Z open until 2026-03-08T10:00Z
  2026-03-08T10:00Z closed until 2026-03-09T04:00Z
  2026-11-01T03:59:59.999Z closed until 2026-11-01T04:00Z
  2026-11-01T04:00Z open until 2026-11-01T11:00Z
  2026-11-01T05:30Z open until 2026-11-01T11:00Z
  2026-11-01T06:30Z open until 2026-11-01T11:00Z
  2026-11-01T11:00Z closed until 2026-11-02T05:00Z
  `,
);

cases(
  "New York: over midnight, through the change",
  daily("America/New_York", "22:00-06:00"),
  `
  2026-03-08T02:59:59.999Z closed until 2026-03-08T03:00Z
  2026-03-08T03:00Z open until 2026-03-08T10:00Z
  2026-03-08T06:59:59.999Z open until 2026-03-08T10:00Z
  2026-03-08T09:59:59.999Z open until 2026-03-08T10:00Z
  2026-03-08T10:00Z closed until 2026-03-09T02:00Z
  2026-11-01T02:00Z open until 2026-11-01T11:00Z
  2026-11-01T10:59:59.999Z open until 2026-11-01T11:00Z
  2026-11-01T11:00Z closed until 2026-11-02T03:00Z
  `,
);

// 2026-03-29 01:00Z: 01:00 GMT becomes 02:00 BST. 2026-10-25 01:00Z: 02:00 BST becomes 01:00 GMT.
cases(
  "London: exactly the hour that is skipped, and that comes twice",
  daily("Europe/London", "01:00-02:00 09:00-17:30"),
  `
  2026-03-28T01:00Z open until 2026-03-28T02:00Z
  2026-03-28T09:00Z open until 2026-03-28T17:30Z
  2026-03-28T17:30Z closed until 2026-03-29T08:00Z
  2026-03-29T00:59:59.999Z closed until 2026-03-29T08:00Z
  2026-03-29T01:00Z closed until 2026-03-29T08:00Z
  2026-03-29T08:00Z open until 2026-03-29T16:30Z
  2026-03-29T16:30Z closed until 2026-03-30T00:00Z
  2026-03-30T00:00Z open until 2026-03-30T01:00Z
  2026-10-24T23:59:59.999Z closed until 2026-10-25T00:00Z
  2026-10-25T00:00Z open until 2026-10-25T02:00Z
  2026-10-25T00:59:59.999Z open until 2026-10-25T02:00Z
  2026-10-25T01:00Z open until 2026-10-25T02:00Z
  2026-10-25T01:59:59.999Z open until 2026-10-25T02:00Z
  2026-10-25T02:00Z closed until 2026-10-25T09:00Z
  2026-10-25T09:00Z open until 2026-10-25T17:30Z
  2026-10-25T17:30Z closed until 2026-10-26T01:00Z
  `,
);

// 2026-04-04 16:00Z: 03:00 AEDT becomes 02:00 AEST. 2026-10-03 16:00Z: 02:00 AEST becomes 03:00 AEDT.
cases(
  "Sydney: the other hemisphere",
  daily("Australia/Sydney", "02:30-03:30 08:00-18:00"),
  `
  2026-04-03T15:30Z open until 2026-04-03T16:30Z
  2026-04-03T21:00Z open until 2026-04-04T07:00Z
  2026-04-04T15:29:59.999Z closed until 2026-04-04T15:30Z
  2026-04-04T15:30Z open until 2026-04-04T16:00Z
  2026-04-04T15:59:59.999Z open until 2026-04-04T16:00Z
  2026-04-04T16:00Z closed until 2026-04-04T16:30Z
  2026-04-04T16:30Z open until 2026-04-04T17:30Z
  2026-04-04T17:30Z closed until 2026-04-04T22:00Z
  2026-04-04T22:00Z open until 2026-04-05T08:00Z
  2026-04-05T08:00Z closed until 2026-04-05T16:30Z
  2026-10-03T15:59:59.999Z closed until 2026-10-03T16:00Z
  2026-10-03T16:00Z open until 2026-10-03T16:30Z
  2026-10-03T16:29:59.999Z open until 2026-10-03T16:30Z
  2026-10-03T16:30Z closed until 2026-10-03T21:00Z
  2026-10-03T21:00Z open until 2026-10-04T07:00Z
  2026-10-04T07:00Z closed until 2026-10-04T15:30Z
  `,
);

// 2026-04-04 14:00Z: 03:00 NZDT becomes 02:00 NZST. 2026-09-26 14:00Z: 02:00 NZST becomes 03:00 NZDT.
cases(
  "Auckland: from midnight up to the change",
  daily("Pacific/Auckland", "00:00-03:00"),
  `
  2026-04-04T10:59:59.999Z closed until 2026-04-04T11:00Z
  2026-04-04T11:00Z open until 2026-04-04T15:00Z
  2026-04-04T14:30Z open until 2026-04-04T15:00Z
  2026-04-04T15:00Z closed until 2026-04-05T12:00Z
  2026-09-26T12:00Z open until 2026-09-26T14:00Z
  2026-09-26T13:59:59.999Z open until 2026-09-26T14:00Z
  2026-09-26T14:00Z closed until 2026-09-27T11:00Z
  2026-09-27T11:00Z open until 2026-09-27T14:00Z
  `,
);

// 2026-04-05 03:00Z: midnight becomes 23:00 of the day before. 2026-09-06 04:00Z: midnight becomes 01:00.
cases(
  "Santiago: the clock changes at midnight",
  daily("America/Santiago", "00:00-01:00 23:00-24:00"),
  `
  2026-04-05T01:59:59.999Z closed until 2026-04-05T02:00Z
  2026-04-05T02:00Z open until 2026-04-05T05:00Z
  2026-04-05T03:00Z open until 2026-04-05T05:00Z
  2026-04-05T04:00Z open until 2026-04-05T05:00Z
  2026-04-05T04:59:59.999Z open until 2026-04-05T05:00Z
  2026-04-05T05:00Z closed until 2026-04-06T03:00Z
  2026-09-06T03:00Z open until 2026-09-06T04:00Z
  2026-09-06T03:59:59.999Z open until 2026-09-06T04:00Z
  2026-09-06T04:00Z closed until 2026-09-07T02:00Z
  `,
);
cases(
  "Santiago: a day that begins at one o'clock",
  daily("America/Santiago", "00:00-08:00"),
  `
  2026-09-06T03:59:59.999Z closed until 2026-09-06T04:00Z
  2026-09-06T04:00Z open until 2026-09-06T11:00Z
  2026-09-06T11:00Z closed until 2026-09-07T03:00Z
  `,
);

// 2026-11-01 05:00Z: 01:00 becomes midnight, of the same day. 2026-03-08 05:00Z: midnight becomes 01:00.
cases(
  "Havana: midnight comes twice in a day, and not at all",
  daily("America/Havana", "00:30-05:00"),
  `
  2026-03-08T04:59:59.999Z closed until 2026-03-08T05:00Z
  2026-03-08T05:00Z open until 2026-03-08T09:00Z
  2026-11-01T04:29:59.999Z closed until 2026-11-01T04:30Z
  2026-11-01T04:30Z open until 2026-11-01T05:00Z
  2026-11-01T05:00Z closed until 2026-11-01T05:30Z
  2026-11-01T05:30Z open until 2026-11-01T10:00Z
  2026-11-01T10:00Z closed until 2026-11-02T05:30Z
  `,
);

// 2026-04-04 15:00Z: 02:00 becomes 01:30. 2026-10-03 15:30Z: 02:00 becomes 02:30.
cases(
  "Lord Howe: half an hour",
  daily("Australia/Lord_Howe", "01:45-02:15"),
  `
  2026-04-04T14:45Z open until 2026-04-04T15:00Z
  2026-04-04T15:00Z closed until 2026-04-04T15:15Z
  2026-04-04T15:15Z open until 2026-04-04T15:45Z
  2026-04-04T15:45Z closed until 2026-04-05T15:15Z
  2026-10-03T15:15Z open until 2026-10-03T15:30Z
  2026-10-03T15:30Z closed until 2026-10-04T14:45Z
  `,
);

// Friday 30 December 2011 did not exist there: at 10:00Z it became Saturday.
cases(
  "Apia: a day that is left out",
  daily("Pacific/Apia", "09:00-17:00"),
  `
  2011-12-29T19:00Z open until 2011-12-30T03:00Z
  2011-12-30T03:00Z closed until 2011-12-30T19:00Z
  2011-12-30T10:00Z closed until 2011-12-30T19:00Z
  2011-12-30T19:00Z open until 2011-12-31T03:00Z
  `,
);

cases(
  "Kathmandu: three quarters of an hour from the others",
  daily("Asia/Kathmandu", "09:15-17:45"),
  `
  2026-07-01T03:29:59.999Z closed until 2026-07-01T03:30Z
  2026-07-01T03:30Z open until 2026-07-01T12:00Z
  2026-07-01T12:00Z closed until 2026-07-02T03:30Z
  `,
);

cases(
  "round the clock",
  daily("Europe/Berlin", "00:00-24:00"),
  `
  2026-03-29T01:00Z open without end
  2026-10-25T00:30Z open without end
  2026-12-31T23:00Z open without end
  2028-02-29T12:00Z open without end
  `,
);
cases(
  "never",
  daily("Europe/Berlin", ""),
  `
  2026-03-29T01:00Z closed without end
  2026-12-31T23:00Z closed without end
  `,
);

// Monday is 2026-11-30; Seoul is nine hours ahead, all year.
cases(
  "24:00 and the 00:00 after it are one",
  seoul(week("", { monday: "00:00-24:00", tuesday: "00:00-06:00" })),
  `
  2026-11-29T14:59:59.999Z closed until 2026-11-29T15:00Z
  2026-11-29T15:00Z open until 2026-11-30T21:00Z
  2026-11-30T14:59:59.999Z open until 2026-11-30T21:00Z
  2026-11-30T15:00Z open until 2026-11-30T21:00Z
  2026-11-30T20:59:59.999Z open until 2026-11-30T21:00Z
  2026-11-30T21:00Z closed until 2026-12-06T15:00Z
  `,
);
cases(
  "until midnight, written 24:00 and 00:00",
  seoul(week("", { monday: "20:00-24:00", wednesday: "20:00-00:00" })),
  `
  2026-11-30T11:00Z open until 2026-11-30T15:00Z
  2026-11-30T14:59:59.999Z open until 2026-11-30T15:00Z
  2026-11-30T15:00Z closed until 2026-12-02T11:00Z
  2026-12-02T14:59:59.999Z open until 2026-12-02T15:00Z
  2026-12-02T15:00Z closed until 2026-12-07T11:00Z
  `,
);
cases(
  "several intervals, and one that is over midnight",
  seoul(week("09:00-12:00 13:00-18:00", { friday: "09:00-12:00 22:00-02:00", sunday: "" })),
  `
  2026-12-03T23:59:59.999Z closed until 2026-12-04T00:00Z
  2026-12-04T00:00Z open until 2026-12-04T03:00Z
  2026-12-04T03:00Z closed until 2026-12-04T13:00Z
  2026-12-04T12:59:59.999Z closed until 2026-12-04T13:00Z
  2026-12-04T13:00Z open until 2026-12-04T17:00Z
  2026-12-04T15:00Z open until 2026-12-04T17:00Z
  2026-12-04T16:59:59.999Z open until 2026-12-04T17:00Z
  2026-12-04T17:00Z closed until 2026-12-05T00:00Z
  2026-12-05T03:00Z closed until 2026-12-05T04:00Z
  2026-12-05T04:00Z open until 2026-12-05T09:00Z
  2026-12-05T09:00Z closed until 2026-12-07T00:00Z
  `,
);
cases(
  "intervals that touch, and a night that reaches into the morning's, are one",
  seoul(week("06:00-12:00 12:00-20:00 20:00-07:00", { sunday: "08:00-09:00" })),
  `
  2026-12-05T21:00Z open until 2026-12-05T22:00Z
  2026-12-05T22:00Z closed until 2026-12-05T23:00Z
  2026-12-05T23:00Z open until 2026-12-06T00:00Z
  2026-12-06T00:00Z closed until 2026-12-06T21:00Z
  2026-12-06T21:00Z open until 2026-12-12T22:00Z
  2026-12-09T03:00Z open until 2026-12-12T22:00Z
  `,
);
cases(
  "Sunday's night is Sunday's, also on Monday",
  seoul(week("", { sunday: "23:00-01:00" })),
  `
  2026-12-06T14:00Z open until 2026-12-06T16:00Z
  2026-12-06T15:00Z open until 2026-12-06T16:00Z
  2026-12-06T16:00Z closed until 2026-12-13T14:00Z
  `,
);

// 2028-02-29 is a Tuesday, 2028-03-01 Independence Movement Day; 2027-02-28 is a Sunday.
cases(
  "29 February",
  seoul(OFFICE, { lists: [KOREA] }),
  `
  2028-02-28T09:00Z closed until 2028-02-29T00:00Z
  2028-02-28T15:00Z closed until 2028-02-29T00:00Z
  2028-02-29T00:00Z open until 2028-02-29T09:00Z
  2028-02-29T08:59:59.999Z open until 2028-02-29T09:00Z
  2028-02-29T09:00Z closed until 2028-03-02T00:00Z
  2028-02-29T14:59:59.999Z closed until 2028-03-02T00:00Z
  2028-02-29T15:00Z holiday (삼일절) until 2028-03-02T00:00Z
  2027-02-26T09:00Z closed until 2027-03-02T00:00Z
  2027-02-28T15:00Z holiday (삼일절) until 2027-03-02T00:00Z
  `,
);
cases(
  "days off of every year; 29 February in leap years only",
  seoul(week("09:00-18:00"), {
    lists: [
      holidayList({
        days: [dayOff("2024-02-29", "윤일", true), dayOff("2026-05-02", "창립기념일", true)],
      }),
    ],
  }),
  `
  2027-02-28T01:00Z open until 2027-02-28T09:00Z
  2027-03-01T01:00Z open until 2027-03-01T09:00Z
  2028-02-28T01:00Z open until 2028-02-28T09:00Z
  2028-02-29T01:00Z holiday (윤일) until 2028-03-01T00:00Z
  2028-03-01T01:00Z open until 2028-03-01T09:00Z
  2026-05-02T01:00Z holiday (창립기념일) until 2026-05-03T00:00Z
  2031-05-02T01:00Z holiday (창립기념일) until 2031-05-03T00:00Z
  `,
);

// A Thursday shift into Christmas (Friday), and one that would begin on it.
cases(
  "a night shift ends when it ends; on a holiday none begins",
  seoul(week("22:00-06:00"), { lists: [KOREA] }),
  `
  2026-12-24T13:00Z open until 2026-12-24T21:00Z
  2026-12-24T15:00Z open until 2026-12-24T21:00Z
  2026-12-24T20:59:59.999Z open until 2026-12-24T21:00Z
  2026-12-24T21:00Z holiday (성탄절) until 2026-12-26T13:00Z
  2026-12-25T13:00Z holiday (성탄절) until 2026-12-26T13:00Z
  2026-12-25T15:00Z closed until 2026-12-26T13:00Z
  2026-12-26T13:00Z open until 2026-12-26T21:00Z
  `,
);

cases(
  "exceptions win over holidays and the week",
  seoul(OFFICE, {
    lists: [KOREA],
    overrides: [
      override("2026-12-24", "2026-12-24", "성탄 전야", "09:00-13:00"),
      override("2026-12-25", "2026-12-25", "성탄 특별 상담", "10:00-16:00"),
      override("2026-12-28", "2026-12-31", "연말 휴무"),
    ],
  }),
  `
  2026-12-24T00:00Z open (성탄 전야) until 2026-12-24T04:00Z
  2026-12-24T04:00Z closed (성탄 전야) until 2026-12-25T01:00Z
  2026-12-24T14:59:59.999Z closed (성탄 전야) until 2026-12-25T01:00Z
  2026-12-24T15:00Z closed (성탄 특별 상담) until 2026-12-25T01:00Z
  2026-12-25T01:00Z open (성탄 특별 상담) until 2026-12-25T07:00Z
  2026-12-25T07:00Z closed (성탄 특별 상담) until 2027-01-04T00:00Z
  2026-12-26T01:00Z closed until 2027-01-04T00:00Z
  2026-12-27T15:00Z closed (연말 휴무) until 2027-01-04T00:00Z
  2026-12-30T03:00Z closed (연말 휴무) until 2027-01-04T00:00Z
  2026-12-31T14:59:59.999Z closed (연말 휴무) until 2027-01-04T00:00Z
  2026-12-31T15:00Z holiday (새해 첫날) until 2027-01-04T00:00Z
  2027-01-01T15:00Z closed until 2027-01-04T00:00Z
  2027-01-04T00:00Z open until 2027-01-04T09:00Z
  `,
);

cases(
  "an opening that is a year away is found, one that is further is not",
  seoul(week(""), { overrides: [override("2027-12-31", "2027-12-31", "하루", "09:00-10:00")] }),
  `
  2026-11-27T00:00Z closed until 2027-12-31T00:00Z
  2026-11-01T00:00Z closed without end
  2027-12-31T00:00Z open (하루) until 2027-12-31T01:00Z
  2027-12-31T01:00Z closed (하루) without end
  `,
);

test("A-11: the same instant is open in one zone and closed in another", () => {
  const at = Date.parse("2026-12-01T01:00Z");
  const inZone = (timeZone: string) => tell(hoursAt(daily(timeZone, "09:00-18:00"), at));
  expect(inZone("Asia/Seoul")).toBe("open until 2026-12-01T09:00Z");
  expect(inZone("America/New_York")).toBe("closed until 2026-12-01T14:00Z");
  expect(inZone("Pacific/Kiritimati")).toBe("open until 2026-12-01T04:00Z");
});

test("intervals are in no order", () => {
  const hours = { weekly: week("13:00-18:00 09:00-12:00"), overrides: [] };
  const schedule: Schedule = { hours, holidayLists: [], timeZone: "Asia/Seoul" };
  expect(tell(hoursAt(schedule, Date.parse("2026-12-01T03:30Z")))).toBe(
    "closed until 2026-12-01T04:00Z",
  );
  expect(intervals("13:00-18:00")).toEqual([{ from: "13:00", to: "18:00" }]);
});
