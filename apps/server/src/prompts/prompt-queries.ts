import { makeProblem } from "../commands/problem-table.ts";
import { asStaff, type QueryHandler } from "../http/query-call.ts";

export const PROMPT_QUERIES = {
  "prompt.speak": async ({ principal, input }, { promptSounds, speak }) => {
    const { organisationId } = asStaff(principal);
    const spoken = await speak(input);
    const stored = "refused" in spoken ? spoken : await promptSounds.store(organisationId, spoken);
    if (!("refused" in stored)) return stored;
    return makeProblem(stored.refused, { detail: stored.detail });
  },
} satisfies { "prompt.speak": QueryHandler<"prompt.speak"> };
