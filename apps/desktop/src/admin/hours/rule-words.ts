import type { HoursAnswer, HoursRule } from "@maru/protocol";
import type { Language, Say, Words } from "../../words.ts";
import { alikeDays, type Week } from "./day-hours.ts";

/** The holiday's or the exception's name; null: a day like any of the week. */
export function ruleName(rule: HoursRule, language: Language): string | null {
  if (rule.rule === "week") return null;
  return rule.rule === "holiday" ? rule.name[language] : rule.name;
}

/** Why it is open or closed. */
export function sayRule({ say, language }: Words, because: HoursRule): string {
  const name = ruleName(because, language);
  return name === null ? say("hours.because.week") : say(`hours.because.${because.rule}`, { name });
}

/** When that changes, on the clock of the zone. */
export function sayChange({ say, intl }: Words, answer: HoursAnswer, timeZone: string): string {
  const { status, changesAt } = answer;
  const open = status === "open";
  if (changesAt === null) return say(open ? "hours.at.neverCloses" : "hours.at.neverOpens");
  const time = intl.formatDate(changesAt, {
    ...{ timeZone, month: "long", day: "numeric", weekday: "short" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  });
  return say(open ? "hours.at.until" : "hours.at.opens", { time });
}

/** `월–금 09:00–18:00 · 토 10:00–14:00` */
export function sayWeek(say: Say, week: Week): string {
  const open = alikeDays(week).filter(({ intervals }) => intervals.length > 0);
  if (open.length === 0) return say("hours.neverOpen");
  return open
    .map(({ first, last, intervals }) => {
      const from = say(`hours.short.${first}`);
      const days = first === last ? from : `${from}–${say(`hours.short.${last}`)}`;
      return `${days} ${intervals.map((each) => `${each.from}–${each.to}`).join(", ")}`;
    })
    .join(" · ");
}
