import { CONFIGURATION_DEFAULTS } from "@maru/core";
import type { Problem, QueryName } from "@maru/protocol";
import { weaknessOf } from "../auth/password.ts";
import { tooMany } from "../commands/command-runner.ts";
import { makeProblem } from "../commands/problem-table.ts";
import type { QueryHandler } from "./query-call.ts";
import { signInToSession } from "./session-queries.ts";

/** In the throttle: nobody's address. */
const SETUP = "set-up";

type SetupQueries = {
  readonly [Name in Extract<QueryName, `setup.${string}`>]: QueryHandler<Name>;
};

export const SETUP_QUERIES: SetupQueries = {
  "setup.status": async (_call, { firstRun }) => ({ needed: await firstRun.isNeeded() }),
  "setup.found": async (call, parts) => {
    const { input, address } = call;
    const refusal = await refuseFounding(input, address, parts);
    if (refusal !== undefined) return refusal;
    const outcome = await parts.firstRun.found(input);
    if (outcome === "not_needed") return makeProblem("setup_done");
    return signInToSession(
      { ...call, input: { email: input.email, password: input.password, kind: "cookie" } },
      parts,
    );
  },
};

async function refuseFounding(
  { code, email, name, password }: { code: string; email: string; name: string; password: string },
  address: string,
  { firstRun, throttle }: Parameters<QueryHandler<"setup.found">>[1],
): Promise<Problem | undefined> {
  if (!(await firstRun.isNeeded())) return makeProblem("setup_done");
  const waitMs = throttle.begin(address, SETUP);
  if (waitMs > 0) return tooMany(waitMs);
  if (!(await firstRun.isCode(code))) return makeProblem("setup_code_wrong");
  throttle.succeeded(address, SETUP);
  const { minPasswordLength: minLength } = CONFIGURATION_DEFAULTS.settings.signIn;
  const weakness = weaknessOf(password, { email, name, minLength });
  if (weakness === undefined) return undefined;
  return makeProblem("password_too_weak", { detail: weakness });
}
