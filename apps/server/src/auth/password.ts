import { hash, verify } from "@node-rs/argon2";
import { DEMO_PASSWORD } from "./demo-password.ts";
import { KNOWN_PASSWORDS } from "./known-passwords.ts";

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. About 25 ms. */
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Bytes beyond this cost us and add nothing. */
const maxPasswordLength = 256;

export function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), argon2id);
}

/** Hangul typed on macOS and on Windows differs in its composition: NFKC makes them one (RFC 8265). */
const normalise = (password: string): string => password.normalize("NFKC");

/** Whose password it would be, and how long it must be. */
export interface PasswordRules {
  readonly email: string;
  readonly name: string;
  readonly minLength: number;
}

/** Why a password may not be used, for developers; undefined when it may. */
export function weaknessOf(
  password: string,
  { email, name, minLength }: PasswordRules,
): string | undefined {
  const given = normalise(password);
  if ([...given].length < minLength) return `use at least ${minLength} characters`;
  if (given.length > maxPasswordLength) return `use at most ${maxPasswordLength} characters`;
  const lower = given.toLowerCase();
  if (lower === DEMO_PASSWORD) return "the demo password is known to everybody";
  // What stands before, after and instead of letters is what people add when they must.
  const core = lower.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const bare = lower.replaceAll(/[^\p{L}\p{N}]/gu, "");
  const [localPart = ""] = email.toLowerCase().split("@");
  if ([lower, core].some((part) => part === email.toLowerCase() || part === localPart)) {
    return "the e-mail address is not a password";
  }
  const named = normalise(name).toLowerCase().replaceAll(/\s/gu, "");
  if (named !== "" && core.replaceAll(/\s/gu, "") === named) return "the name is not a password";
  if (new Set(given).size < 4) return "use more different characters";
  if ([lower, core, bare].some((part) => KNOWN_PASSWORDS.has(part))) {
    return "this is among the first that anybody tries";
  }
  return isRun(lower) ? "use more than a run of keys or numbers" : undefined;
}

/** `1234567890`, `abcdefghij` and the like, forwards or backwards. */
function isRun(text: string): boolean {
  const steps = [...text].map((letter, index, all) =>
    index === 0 ? null : (letter.codePointAt(0) ?? 0) - (all[index - 1]?.codePointAt(0) ?? 0),
  );
  const broken = steps.slice(1).filter((step) => Math.abs(step ?? 0) > 1).length;
  return broken <= text.length / 8;
}

/**
 * Checks passwords, a few at a time: each check takes 19 MiB and a core. The rest wait in line, up to
 * a bound; beyond it `busy` is the answer.
 */
export interface PasswordChecker {
  /** With no hash (nobody by that name) the answer is no, after the same work. */
  check(password: string, passwordHash: string | undefined): Promise<boolean | "busy">;
}

const maxRunning = 2;
const maxWaiting = 100;

export async function createPasswordChecker(): Promise<PasswordChecker> {
  const nobodysHash = await hashPassword("a password nobody has");
  const waiting: (() => void)[] = [];
  let running = 0;

  const enter = (): Promise<void> => {
    if (running < maxRunning) {
      running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  return {
    async check(password, passwordHash) {
      if (waiting.length >= maxWaiting) return "busy";
      await enter();
      try {
        const same = await verify(passwordHash ?? nobodysHash, normalise(password));
        return same && passwordHash !== undefined;
      } finally {
        leave();
      }
    },
  };
}
