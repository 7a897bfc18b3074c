import { describe, expect, test } from "vitest";
import { startCall } from "../testing/call-commands.ts";
import { accept, available, ready, start } from "../testing/commands.ts";
import { id, putAgent, putQueue } from "../testing/organisation.ts";
import { scenario } from "../testing/scenario.ts";
import { TELEPHONE } from "../testing/telephone.ts";
import type { Commit, Event } from "./event.ts";
import { applyCommit, execute } from "./execute.ts";
import { serialiseState } from "./serialise.ts";
import { createState } from "./state.ts";
import { upcast } from "./upcast.ts";

/** Fields that a journal from before calls does not have. */
const NEW_FIELDS: ReadonlySet<string> = new Set([
  ...["agentProfileId", "extension", "recording", "consultConfirmMs", "recoveryPauseMs"],
  ...["endWhenOnlyOutsiders", "defaultCallerNumberId", "signIn", "call", "leg", "until"],
  "timeZone",
]);

/** The commits as they were written then. */
function old(commits: Commit[]): Commit[] {
  const text = JSON.stringify(commits, (key, value: unknown) =>
    NEW_FIELDS.has(key) ? undefined : value,
  );
  return JSON.parse(text) as Commit[];
}

describe("upcast", () => {
  test("a journal from before calls is replayed, and goes on", () => {
    const scene = scenario().given(
      ...ready("alice"),
      { type: "SetIdle", agentId: id("alice"), reasonId: id("lunch") },
      start("carol"),
      available("alice"),
    );
    const state = createState(id("maru"));
    for (const commit of old(scene.commits)) applyCommit(state, commit);
    expect(state.interactions.get(id("carol"))).toMatchObject({
      call: null,
      variables: {},
      offers: [{ agentId: "alice", leg: null }],
    });
    expect(state.configuration.agent.get(id("alice"))).toMatchObject({
      agentProfileId: null,
      extension: null,
    });
    expect(state.configuration.queue.get(id("sales"))?.recording.enabled).toBe(false);
    expect(state.configuration.settings.recoveryPauseMs).toBe(180_000);
    const command = accept("alice", "carol");
    expect(execute(state, { command, at: state.at, actor: "system", key: null }).status).toBe(
      "done",
    );
    expect(serialiseState(state)).toContain('"phase":"active"');
  });

  test("an announcement of one prompt is a sequence of one", () => {
    const scene = scenario(...TELEPHONE).given(startCall("carol"));
    const started = scene.commits
      .flatMap(({ events }) => events)
      .find((event) => event.type === "AnnouncementStarted");
    expect(started?.type).toBe("AnnouncementStarted");
    if (started?.type !== "AnnouncementStarted") return;
    const { prompts, bargeIn: _, ...rest } = started.announcement;
    const was = { ...started, announcement: { ...rest, prompt: prompts[0] } };
    expect(upcast(was as unknown as Event)).toEqual(started);
    expect(upcast(started)).toEqual(started);
  });

  test("an agent's role of before there were roles to make is the built-in one", () => {
    const scene = scenario(putAgent({ id: "sam", roleId: "supervisor" }));
    const text = JSON.stringify(scene.commits).replaceAll('"roleId"', '"role"');
    const state = createState(id("maru"));
    for (const commit of JSON.parse(text) as Commit[]) applyCommit(state, commit);
    expect(state.configuration.agent.get(id("sam"))).toEqual(
      scene.state.configuration.agent.get(id("sam")),
    );
  });

  test("an event of today is left as it is", () => {
    const scene = scenario(putQueue({ consultConfirmMs: 7 })).given(
      ...ready("alice"),
      start("carol"),
    );
    for (const { events } of scene.commits) expect(events.map(upcast)).toEqual(events);
  });
});
