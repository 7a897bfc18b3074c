import { type Client, MaruProblem } from "@maru/sdk";
import type { PageStorage } from "./page-storage.ts";
import { inOneTab } from "./tab-lock.ts";

type Place = { organisation: string; entryPoint: string };

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
const NOT_NOW = new Set(["too_many_requests", "unavailable", "not_the_writer", "internal"]);

/** The token of whoever uses this browser at this entry point. */
export function storedToken(storage: PageStorage): string | undefined {
  return storage.get("visitor");
}

/**
 * The stored token, or a new visitor's: made once for all tabs. Waits until the server can be reached;
 * rejects only when the server says that this entry point cannot be used.
 */
export async function becomeVisitor(
  client: Client,
  { organisation, entryPoint }: Place,
  storage: PageStorage,
): Promise<string> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      await inOneTab(`maru ${organisation}/${entryPoint}`, async () => {
        if (storedToken(storage) !== undefined) return;
        const { token } = await client.query("visitor.create", {
          organisationId: organisation,
          entryPointId: entryPoint,
        });
        // Another tab may have been faster: then that is who we are.
        if (storedToken(storage) === undefined) storage.set("visitor", token);
      });
      const token = storedToken(storage);
      if (token !== undefined) return token;
    } catch (error) {
      if (error instanceof MaruProblem && !NOT_NOW.has(error.problem.code)) throw error;
    }
    await pauseUnlessOnline(pauseMs);
  }
}

function pauseUnlessOnline(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, durationMs * (0.75 + Math.random() / 2));
    addEventListener("online", go);
  });
}
