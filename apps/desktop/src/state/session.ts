import type { QueryResult } from "@maru/protocol";
import { type Client, MaruProblem } from "@maru/sdk";
import { createStore, type StoreApi } from "zustand/vanilla";
import { failureKey } from "./failure.ts";
import type { Text } from "./notices.ts";

export type Session = QueryResult<"session.get">;

/**
 *   unknown ──► signed_in ◄──► signed_out
 *      └──────► unreachable (asked again by hand) ──► …
 */
export type SessionState =
  | { status: "unknown" }
  | { status: "unreachable" }
  /** `ended`: the server ended it, the agent did not. */
  | { status: "signed_out"; ended: boolean }
  /** `fresh`: signed in just now, rather than found still signed in. */
  | { status: "signed_in"; session: Session; fresh: boolean };

export type Sessions = {
  store: StoreApi<SessionState>;
  /** Is somebody signed in already? */
  find(): Promise<void>;
  /** Null when signed in; otherwise what to tell the person. */
  signIn(email: string, password: string): Promise<Text | null>;
  /** Forgets the session here; the caller has told the server, or the server told us. */
  end(ended: boolean): void;
};

export function createSessions(client: Pick<Client, "query">): Sessions {
  const store = createStore<SessionState>(() => ({ status: "unknown" }));
  return {
    store,
    async find() {
      store.setState({ status: "unknown" }, true);
      try {
        const session = await client.query("session.get", {});
        store.setState({ status: "signed_in", session, fresh: false }, true);
      } catch (error) {
        const nobody = error instanceof MaruProblem && error.problem.status < 500;
        store.setState(
          nobody ? { status: "signed_out", ended: false } : { status: "unreachable" },
          true,
        );
      }
    },
    async signIn(email, password) {
      try {
        const session = await client.query("session.signIn", { email, password, kind: "cookie" });
        store.setState({ status: "signed_in", session, fresh: true }, true);
        return null;
      } catch (error) {
        return signInRefusal(error);
      }
    },
    end: (ended) => store.setState({ status: "signed_out", ended }, true),
  };
}

function signInRefusal(error: unknown): Text {
  const key = failureKey(error);
  if (key === "problem.wrong_credentials" || key === "problem.validation_failed")
    return { key: "signIn.wrong" };
  if (key === "fault.network" || key === "fault.other") return { key: "signIn.unreachable" };
  if (error instanceof MaruProblem && error.problem.code === "too_many_requests") {
    const seconds = Math.ceil((error.problem.retryAfterMs ?? 0) / 1000);
    return { key: "signIn.tooMany", values: { seconds } };
  }
  return { key };
}
