import type { BuiltInRoleId } from "@maru/core";

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly role: BuiltInRoleId;
  readonly teamId: string;
  readonly profileId: string;
  readonly skills: Readonly<Record<string, number>>;
  readonly language: "ko" | "en";
}

const person = (
  id: string,
  name: string,
  [role, teamId, profileId]: readonly [BuiltInRoleId, string, string],
  skills: DemoPerson["skills"],
  language: "ko" | "en" = "ko",
): DemoPerson => ({ id, name, role, teamId, profileId, skills, language });

/** The sign-in is `<id>@maru.example`: a domain nobody can own (RFC 2606). */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person("admin", "한지우", ["administrator", "support-1", "lead"], { korean: 10, english: 6 }),
  person("supervisor", "박서준", ["supervisor", "support-1", "lead"], {
    korean: 10,
    english: 5,
    delivery: 8,
    returns: 8,
    payment: 8,
  }),
  person("minji", "김민지", ["agent", "support-1", "standard"], {
    korean: 10,
    delivery: 8,
    returns: 6,
    payment: 5,
  }),
  person("doyun", "이도윤", ["agent", "support-1", "standard"], {
    korean: 10,
    english: 4,
    delivery: 6,
    payment: 8,
  }),
  person("haeun", "최하은", ["agent", "support-1", "standard"], {
    korean: 10,
    delivery: 9,
    returns: 9,
  }),
  person("woojin", "정우진", ["agent", "support-1", "beginner"], { korean: 10, delivery: 3 }),
  person("seoyeon", "강서연", ["agent", "support-2", "standard"], {
    korean: 10,
    returns: 7,
    payment: 6,
  }),
  person("jiho", "오지호", ["agent", "support-2", "standard"], {
    korean: 10,
    english: 5,
    payment: 9,
  }),
  // One of the longest given names in Korea's family registers: screens must bear it.
  person("haneul", "박하늘별님구름햇님보다사랑스러우리", ["agent", "support-2", "standard"], {
    korean: 10,
    returns: 8,
    delivery: 5,
  }),
  person("chaewon", "윤채원", ["agent", "vip", "senior"], {
    korean: 10,
    english: 7,
    vip: 9,
    delivery: 8,
    returns: 8,
    payment: 8,
  }),
  person("yerin", "서예린", ["agent", "vip", "senior"], {
    korean: 10,
    vip: 7,
    delivery: 7,
    payment: 9,
  }),
  person(
    "james",
    "James Carter",
    ["agent", "global", "standard"],
    { english: 10, korean: 4, delivery: 7, payment: 5 },
    "en",
  ),
  person(
    "emily",
    "Emily Nguyen",
    ["agent", "global", "standard"],
    { english: 10, korean: 6, returns: 8 },
    "en",
  ),
  person(
    "alexandra",
    "Alexandra Papadopoulos-Fitzgerald",
    ["supervisor", "global", "lead"],
    { english: 10, payment: 7 },
    "en",
  ),
];

/** Whose sign-ins the start shows: one of each role, and two agents who can transfer to each other. */
export const SHOWN_PEOPLE: readonly string[] = ["minji", "doyun", "james", "supervisor", "admin"];
