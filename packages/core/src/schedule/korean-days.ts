/**
 * The days off of the Republic of Korea that are no rule but a fact: data for `korean-holidays.ts`.
 * Frozen here, and not asked of the runtime's calendar, so that every machine decides alike; a test holds the lunar
 * dates against ICU's `dangi` calendar.
 */
import type { LocalText } from "../configuration/configuration.ts";

/** The days of 1 January, 8 April and 15 August of the lunar calendar (Korea Astronomy and Space Science Institute). */
export const LUNAR_DAYS: Readonly<Record<number, readonly [string, string, string]>> = {
  2021: ["02-12", "05-19", "09-21"],
  2022: ["02-01", "05-08", "09-10"],
  2023: ["01-22", "05-27", "09-29"],
  2024: ["02-10", "05-15", "09-17"],
  2025: ["01-29", "05-05", "10-06"],
  2026: ["02-17", "05-24", "09-25"],
  2027: ["02-07", "05-13", "09-15"],
  2028: ["01-27", "05-02", "10-03"],
  2029: ["02-13", "05-20", "09-22"],
  2030: ["02-03", "05-09", "09-12"],
  2031: ["01-23", "05-28", "10-01"],
  2032: ["02-11", "05-16", "09-19"],
  2033: ["01-31", "05-06", "09-08"],
  2034: ["02-19", "05-25", "09-27"],
  2035: ["02-08", "05-15", "09-16"],
  2036: ["01-28", "05-03", "10-04"],
  2037: ["02-15", "05-22", "09-24"],
  2038: ["02-04", "05-11", "09-13"],
  2039: ["01-24", "04-30", "10-02"],
  2040: ["02-12", "05-18", "09-21"],
  2041: ["02-01", "05-07", "09-10"],
  2042: ["01-22", "05-26", "09-28"],
  2043: ["02-10", "05-16", "09-17"],
  2044: ["01-30", "05-05", "10-05"],
  2045: ["02-17", "05-24", "09-25"],
  2046: ["02-06", "05-13", "09-15"],
  2047: ["01-26", "05-02", "10-04"],
  2048: ["02-14", "05-20", "09-22"],
  2049: ["02-02", "05-09", "09-11"],
  2050: ["01-23", "05-28", "09-30"],
};

const assembly: LocalText = { ko: "국회의원 선거일", en: "National Assembly election" };
const president: LocalText = { ko: "대통령 선거일", en: "Presidential election" };
const local: LocalText = { ko: "지방선거일", en: "Local elections" };
const temporary: LocalText = { ko: "임시공휴일", en: "Temporary public holiday" };

/**
 * Elections at the end of a term (Public Official Election Act, article 34: the first Wednesday from the 70th day
 * before its end for the president, the 50th for the assembly, the 30th for local offices; a week later when that day
 * or one beside it is a holiday, as in June 2030), and the days the government has announced. Those to come follow
 * from the terms that run now; a new announcement is added to a list by hand until it stands here.
 */
export const ANNOUNCED_DAYS: readonly (readonly [date: string, name: LocalText])[] = [
  ["2022-03-09", president],
  ["2022-06-01", local],
  ["2023-10-02", temporary],
  ["2024-04-10", assembly],
  ["2024-10-01", { ko: "국군의 날(임시공휴일)", en: "Armed Forces Day (temporary)" }],
  ["2025-01-27", temporary],
  ["2025-06-03", president],
  ["2026-06-03", local],
  ["2028-04-12", assembly],
  ["2030-03-27", president],
  ["2030-06-12", local],
  ["2032-04-14", assembly],
  ["2034-05-31", local],
  ["2035-03-28", president],
];
