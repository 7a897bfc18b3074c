/**
 * Public holidays of the Republic of Korea, from the summer of 2021 to 2050: 「관공서의 공휴일에 관한 규정」 article 2,
 * with the substitute days of its article 3. Sundays are holidays in that decree as well; here the week says so.
 */
import type { LocalText } from "../configuration/configuration.ts";
import type { Holiday, LocalDate } from "./business-hours.ts";
import { ANNOUNCED_DAYS, LUNAR_DAYS } from "./korean-days.ts";
import { addDays, weekdayOf } from "./local-date.ts";

/**
 * When a day is made up for (article 3, paragraph 1): `weekend` on a Saturday or Sunday, `sunday` on a Sunday, and
 * both when it meets another holiday in the week. `never`: New Year's Day, Memorial Day, elections.
 */
type MadeUp = "weekend" | "sunday" | "never";

/** `feast`: the name its substitute day is called by. */
type StatutoryDay = { date: LocalDate; name: LocalText; feast: LocalText; madeUp: MadeUp };

/** Day, name, the first year it is a holiday, the first year it is made up for. */
const FIXED_DAYS: readonly (readonly [string, string, string, number, number])[] = [
  ["01-01", "새해 첫날", "New Year's Day", 0, Number.POSITIVE_INFINITY],
  ["03-01", "삼일절", "Independence Movement Day", 0, 2022],
  ["05-01", "노동절", "Labor Day", 2026, 2026],
  ["05-05", "어린이날", "Children's Day", 0, 0],
  ["06-06", "현충일", "Memorial Day", 0, Number.POSITIVE_INFINITY],
  ["07-17", "제헌절", "Constitution Day", 2026, 2026],
  ["08-15", "광복절", "Liberation Day", 0, 2021],
  ["10-03", "개천절", "National Foundation Day", 0, 2021],
  ["10-09", "한글날", "Hangeul Day", 0, 2021],
  ["12-25", "성탄절", "Christmas Day", 0, 2023],
];

/** Buddha's Birthday is made up for since May 2023. */
const BUDDHA_MADE_UP_SINCE = 2023;

export const KOREAN_YEARS = { first: 2021, last: 2050 } as const;

const years = new Map<number, readonly Holiday[]>();

/** In the order of the calendar, a day once; empty for a year outside `KOREAN_YEARS`. */
export function koreanHolidays(year: number): readonly Holiday[] {
  const known = years.get(year);
  if (known !== undefined) return known;
  const lunar = LUNAR_DAYS[year];
  if (lunar === undefined) return [];
  const made = withSubstitutes(statutoryDays(year, lunar));
  years.set(year, made);
  return made;
}

function statutoryDays(year: number, lunar: readonly [string, string, string]): StatutoryDay[] {
  const days: StatutoryDay[] = [];
  for (const [day, ko, en, since, madeUpSince] of FIXED_DAYS) {
    if (year < since) continue;
    const name = { ko, en };
    const madeUp = year >= madeUpSince ? "weekend" : "never";
    days.push({ date: `${year}-${day}`, name, feast: name, madeUp });
  }
  const [seollal, buddha, chuseok] = lunar;
  const birthday = { ko: "부처님오신날", en: "Buddha's Birthday" };
  const madeUp = year >= BUDDHA_MADE_UP_SINCE ? "weekend" : "never";
  days.push({ date: `${year}-${buddha}`, name: birthday, feast: birthday, madeUp });
  days.push(...threeDays(`${year}-${seollal}`, { ko: "설날", en: "Seollal" }));
  days.push(...threeDays(`${year}-${chuseok}`, { ko: "추석", en: "Chuseok" }));
  for (const [date, name] of ANNOUNCED_DAYS) {
    if (date.startsWith(`${year}-`)) days.push({ date, name, feast: name, madeUp: "never" });
  }
  return days;
}

function threeDays(date: LocalDate, feast: LocalText): StatutoryDay[] {
  const eve = { ko: `${feast.ko} 연휴`, en: `${feast.en} holiday` };
  return [
    { date: addDays(date, -1), name: eve, feast, madeUp: "sunday" },
    { date, name: feast, feast, madeUp: "sunday" },
    { date: addDays(date, 1), name: eve, feast, madeUp: "sunday" },
  ];
}

function withSubstitutes(days: StatutoryDay[]): Holiday[] {
  const byDate = new Map<LocalDate, StatutoryDay[]>();
  for (const day of days) byDate.set(day.date, [...(byDate.get(day.date) ?? []), day]);
  const substitutes = new Map<LocalDate, LocalText>();
  for (const date of [...byDate.keys()].sort()) {
    const madeUp = madeUpOn(date, byDate.get(date) ?? []);
    if (madeUp.length === 0) continue;
    // Never on a weekend (paragraph 3), and a day later where another substitute is (paragraph 2).
    let free = addDays(date, 1);
    while (isWeekend(free) || byDate.has(free) || substitutes.has(free)) free = addDays(free, 1);
    const feasts = joined(madeUp.map(({ feast }) => feast));
    substitutes.set(free, {
      ko: `대체공휴일(${feasts.ko})`,
      en: `Substitute holiday (${feasts.en})`,
    });
  }
  const holidays = [...byDate].map(([date, of]) => ({
    date,
    name: joined(of.map(({ name }) => name)),
  }));
  for (const [date, name] of substitutes) holidays.push({ date, name });
  return holidays.sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Two holidays on one day of the week are made up for by one day off. */
function madeUpOn(date: LocalDate, days: StatutoryDay[]): StatutoryDay[] {
  const weekday = weekdayOf(date);
  if (weekday === "sunday") return days.filter(({ madeUp }) => madeUp !== "never");
  if (weekday === "saturday") return days.filter(({ madeUp }) => madeUp === "weekend");
  return days.length > 1 ? days.filter(({ madeUp }) => madeUp !== "never") : [];
}

function isWeekend(date: LocalDate): boolean {
  const weekday = weekdayOf(date);
  return weekday === "saturday" || weekday === "sunday";
}

function joined(names: LocalText[]): LocalText {
  return {
    ko: names.map(({ ko }) => ko).join("·"),
    en: names.map(({ en }) => en).join(", "),
  };
}
