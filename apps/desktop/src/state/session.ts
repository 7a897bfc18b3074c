import type { QueryInput, QueryResult } from "@maru/protocol";
import { type Client, MaruProblem } from "@maru/sdk";
import { createStore, type StoreApi } from "zustand/vanilla";
import { failureKey } from "./failure.ts";
import type { Text } from "./notices.ts";

export type Session = QueryResult<"session.get">;
export type Due = NonNullable<Session["due"]>;

/**
 *   unknown ──► signed_in ◄──► signed_out ──► due ──► signed_in
 *      └──────► unreachable (asked again by hand) ──► …
 */
export type SessionState =
  | { status: "unknown" }
  | { status: "unreachable" }
  /** `ended`: the server ended it, the agent did not. */
  | { status: "signed_out"; ended: boolean }
  /** Signed in, and something must be done before anything else; the password where it was typed just now. */
  | { status: "due"; due: Due; session: Session; password: string | null }
  /** `fresh`: signed in just now, rather than found still signed in. */
  | { status: "signed_in"; session: Session; fresh: boolean };

export type Sessions = {
  store: StoreApi<SessionState>;
  /** Is somebody signed in already? */
  find(): Promise<void>;
  /** Null when signed in; otherwise what to tell the person. `problem.totp_required`: again, with a code. */
  signIn(email: string, password: string, code?: string): Promise<Text | null>;
  /** What was due is done: enters, or asks for what is due next. `password`: the one they have now, where known. */
  settle(password: string | null): Promise<void>;
  /** Does this installation wait for its organisation? Not known counts as no. */
  isUnfounded(): Promise<boolean>;
  /** Null when the organisation is founded and its administrator signed in; otherwise what to tell the person. */
  found(founding: QueryInput<"setup.found">): Promise<Text | null>;
  /** Forgets the session here; the caller has told the server, or the server told us. */
  end(ended: boolean): void;
};

type Entry = { fresh: boolean; password: string | null };

/** A hint and no secret: somebody signed in here. Without it there is nobody to ask the server about. */
const HINT = "maru.signed-in";

type HintStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export function createSessions(client: Pick<Client, "query">, storage: HintStorage): Sessions {
  const hint = createHint(storage);
  const store = createStore<SessionState>(() => ({ status: "unknown" }));
  const enter = (session: Session, { fresh, password }: Entry) => {
    const { due } = session;
    store.setState(
      due === null
        ? { status: "signed_in", session, fresh }
        : { status: "due", due, session, password },
      true,
    );
  };
  return {
    store,
    async find() {
      if (!hint.get()) {
        store.setState({ status: "signed_out", ended: false }, true);
        return;
      }
      store.setState({ status: "unknown" }, true);
      try {
        const session = await client.query("session.get", {});
        enter(session, { fresh: false, password: null });
      } catch (error) {
        const nobody = error instanceof MaruProblem && error.problem.status < 500;
        if (nobody) hint.set(false);
        store.setState(
          nobody ? { status: "signed_out", ended: false } : { status: "unreachable" },
          true,
        );
      }
    },
    async signIn(email, password, code) {
      try {
        const given = { email, password, ...(code !== undefined && { code }) };
        const session = await client.query("session.signIn", { ...given, kind: "cookie" });
        hint.set(true);
        enter(session, { fresh: true, password });
        return null;
      } catch (error) {
        return signInRefusal(error);
      }
    },
    async settle(password) {
      try {
        enter(await client.query("session.get", {}), { fresh: true, password });
      } catch (error) {
        const nobody = error instanceof MaruProblem && error.problem.status < 500;
        store.setState(
          nobody ? { status: "signed_out", ended: true } : { status: "unreachable" },
          true,
        );
      }
    },
    async isUnfounded() {
      try {
        return (await client.query("setup.status", {})).needed;
      } catch {
        return false;
      }
    },
    async found(founding) {
      try {
        const session = await client.query("setup.found", founding);
        hint.set(true);
        enter(session, { fresh: true, password: null });
        return null;
      } catch (error) {
        return { key: failureKey(error) };
      }
    },
    end(ended) {
      hint.set(false);
      store.setState({ status: "signed_out", ended }, true);
    },
  };
}

function createHint(storage: HintStorage): { get(): boolean; set(signedIn: boolean): void } {
  return {
    get() {
      try {
        return storage.getItem(HINT) !== null;
      } catch {
        // Where nothing can be kept the server is asked.
        return true;
      }
    },
    set(signedIn) {
      try {
        if (signedIn) storage.setItem(HINT, "yes");
        else storage.removeItem(HINT);
      } catch {
        // As above.
      }
    },
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
