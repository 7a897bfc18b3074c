import { MaruFault, MaruProblem } from "@maru/sdk";
import { expect, test } from "vitest";
import { createSessions, type Session } from "./session.ts";

const SESSION = { agentId: "alice", due: null } as Session;
const NOBODY = new MaruProblem({
  type: "about:blank",
  title: "Unauthorized",
  status: 401,
  code: "unauthenticated",
});

/** The server's answer is what `answer` makes of the query's name. */
function arrive(kept: Map<string, string>, answer: (name: string) => Session) {
  const asked: string[] = [];
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const query = async (name: string) => {
    asked.push(name);
    return answer(name);
  };
  const sessions = createSessions({ query } as Parameters<typeof createSessions>[0], storage);
  return { sessions, asked };
}

test("where nobody has signed in the server is not asked who it is", async () => {
  const { sessions, asked } = arrive(new Map(), () => SESSION);
  await sessions.find();
  expect(sessions.store.getState()).toEqual({ status: "signed_out", ended: false });
  expect(asked).toEqual([]);
});

test("who signed in is found again after a reload, until they sign out", async () => {
  const kept = new Map<string, string>();
  await arrive(kept, () => SESSION).sessions.signIn("a@example.com", "secret");
  expect([...kept.values()].join()).not.toMatch(/secret|example|alice/);
  const { sessions } = arrive(kept, () => SESSION);
  await sessions.find();
  expect(sessions.store.getState()).toMatchObject({ status: "signed_in", fresh: false });
  sessions.end(false);
  const { sessions: later, asked } = arrive(kept, () => SESSION);
  await later.find();
  expect(asked).toEqual([]);
});

test("a session that is over is asked about once; a server that is away is asked again", async () => {
  const kept = new Map<string, string>();
  await arrive(kept, () => SESSION).sessions.signIn("a@example.com", "secret");
  const away = arrive(kept, () => {
    throw new MaruFault("network", "no answer");
  });
  await away.sessions.find();
  expect(away.sessions.store.getState()).toEqual({ status: "unreachable" });
  const over = arrive(kept, () => {
    throw NOBODY;
  });
  await over.sessions.find();
  await over.sessions.find();
  expect(over.asked).toEqual(["session.get"]);
  expect(over.sessions.store.getState()).toEqual({ status: "signed_out", ended: false });
});

test("a browser that forbids storage still finds who is signed in", async () => {
  const forbidden = () => {
    throw new DOMException("denied", "SecurityError");
  };
  const storage = { getItem: forbidden, setItem: forbidden, removeItem: forbidden };
  const query = async () => SESSION;
  const sessions = createSessions({ query } as Parameters<typeof createSessions>[0], storage);
  await sessions.find();
  expect(sessions.store.getState()).toMatchObject({ status: "signed_in" });
});

test("who must do something first is let in once it is done", async () => {
  let due: Session["due"] = "password_change_required";
  const { sessions } = arrive(new Map(), () => ({ ...SESSION, due }));
  await sessions.signIn("a@example.com", "given by another");
  expect(sessions.store.getState()).toMatchObject({ status: "due", password: "given by another" });
  due = "totp_enrolment_required";
  await sessions.settle("their own");
  expect(sessions.store.getState()).toMatchObject({ status: "due", due, password: "their own" });
  due = null;
  await sessions.settle("their own");
  expect(sessions.store.getState()).toEqual({
    status: "signed_in",
    session: { ...SESSION, due },
    fresh: true,
  });
});
