import { hash, verify } from "@node-rs/argon2";

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. About 25 ms. */
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const MIN_PASSWORD_LENGTH = 10;
/** Bytes beyond this cost us and add nothing. */
const maxPasswordLength = 256;

export function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), argon2id);
}

/** Hangul typed on macOS and on Windows differs in its composition: NFKC makes them one (RFC 8265). */
const normalise = (password: string): string => password.normalize("NFKC");

/** Why a password may not be used, for developers; undefined when it may. */
export function weaknessOf(
  password: string,
  email: string,
  demoPassword: string,
): string | undefined {
  const given = normalise(password);
  if ([...given].length < MIN_PASSWORD_LENGTH) {
    return `use at least ${MIN_PASSWORD_LENGTH} characters`;
  }
  if (given.length > maxPasswordLength) return `use at most ${maxPasswordLength} characters`;
  if (given.toLowerCase() === demoPassword) return "the demo password is known to everybody";
  const [localPart] = email.split("@");
  if (given.toLowerCase() === email || given.toLowerCase() === localPart) {
    return "the e-mail address is not a password";
  }
  if (new Set(given).size < 4) return "use more different characters";
  return undefined;
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
