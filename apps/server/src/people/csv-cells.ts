/** What the cells of a list of people mean. */
import type { Configuration, LocalText, SkillLevels } from "@maru/core";

export type Found<Value> = { readonly value: Value } | { readonly code: "unknown" | "ambiguous" };

const ROLE_WORDS: Readonly<Record<string, readonly string[]>> = {
  agent: ["agent", "상담사", "상담원"],
  supervisor: ["supervisor", "슈퍼바이저"],
  administrator: ["administrator", "admin", "관리자"],
};

/** A role by its id, its name, or the words people have for the built-in ones. */
export function findRole({ role }: Pick<Configuration, "role">, text: string): Found<string> {
  const named = findNamed(role, text);
  if ("value" in named || named.code === "ambiguous") return named;
  const plain = plainOf(text);
  const builtIn = Object.keys(ROLE_WORDS).find((id) => ROLE_WORDS[id]?.includes(plain));
  return builtIn === undefined ? { code: "unknown" } : { value: builtIn };
}

/** By id, or by a name that only one has. */
export function findNamed(
  items: ReadonlyMap<string, { readonly id: string; readonly name: string | LocalText }>,
  text: string,
): Found<string> {
  if (items.has(text)) return { value: text };
  const plain = plainOf(text);
  const found = [...items.values()].filter(({ name }) =>
    typeof name === "string" ? plainOf(name) === plain : plainOf(name.ko) === plain,
  );
  const [only] = found;
  if (only === undefined) return { code: "unknown" };
  return found.length === 1 ? { value: only.id } : { code: "ambiguous" };
}

const plainOf = (text: string): string => text.normalize("NFKC").trim().toLowerCase();

/** `한국어:5; 환불:3`; without a level it is 5. Undefined: it cannot be read, or names a skill that is not there. */
export function readSkills(
  { skill }: Pick<Configuration, "skill">,
  text: string,
): SkillLevels | undefined {
  const levels: SkillLevels = {};
  for (const part of text.split(/[;,|]/)) {
    if (part.trim() === "") continue;
    const [name = "", level = "5"] = part.split(/[:=]/).map((piece) => piece.trim());
    const found = findNamed(skill, name);
    const number = Number(level);
    if (!("value" in found) || !Number.isInteger(number) || number < 1 || number > 10) {
      return undefined;
    }
    levels[found.value] = number;
  }
  return levels;
}

const YES = new Set(["y", "yes", "true", "1", "예", "네", "사용", "활성", "재직", "o"]);
const NO = new Set([
  "n",
  "no",
  "false",
  "0",
  "아니오",
  "아니요",
  "중지",
  "미사용",
  "비활성",
  "퇴사",
  "x",
]);

export function readFlag(text: string): boolean | undefined {
  const plain = text.toLowerCase();
  if (YES.has(plain)) return true;
  return NO.has(plain) ? false : undefined;
}

export function readLanguage(text: string): "ko" | "en" | undefined {
  const plain = text.toLowerCase();
  if (["ko", "kr", "korean", "한국어"].includes(plain)) return "ko";
  return ["en", "english", "영어"].includes(plain) ? "en" : undefined;
}
