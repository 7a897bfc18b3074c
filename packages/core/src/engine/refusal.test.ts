import { describe, test } from "vitest";
import { CALL_REFUSALS } from "../testing/call-refusals.ts";
import {
  accept,
  available,
  end,
  idle,
  keepOpen,
  leave,
  ready,
  say,
  signIn,
  signOut,
  start,
  talking,
  transfer,
  transferToQueue,
  wrapUp,
} from "../testing/commands.ts";
import { LINE_REFUSALS } from "../testing/line-refusals.ts";
import {
  putAgent,
  putAgentProfile,
  putEntryPoint,
  putProfile,
  putQueue,
} from "../testing/organisation.ts";
import { type Scenario, scenario } from "../testing/scenario.ts";
import { SCHEDULE_REFUSALS } from "../testing/schedule-items.ts";
import type { Command } from "./command.ts";
import { REFUSAL_CODES, type RefusalCode } from "./refusal.ts";

/** Alice is with carol; bob is ready. */
const together = (...changes: Command[]) =>
  scenario(putProfile("two-chats", 1), ...changes).given(
    ...ready("alice"),
    ...talking("alice", "carol"),
    ...ready("bob"),
  );
const wrapUpRules = {
  timeoutMs: 60_000,
  reasonIds: ["sold"],
  defaultReasonId: "sold",
  mayKeepOpen: false,
};

/** One way to each refusal; the tests beside the commands have the others. */
const WAYS: Record<RefusalCode, () => Scenario> = {
  ...CALL_REFUSALS,
  ...LINE_REFUSALS,
  ...SCHEDULE_REFUSALS,
  agent_already_signed_in: () => together().when(signIn("alice")),
  agent_at_capacity: () =>
    together()
      .given(...talking("bob", "dave"))
      .when(transfer("alice", "carol", "bob")),
  agent_has_contacts: () => together().when(signOut("alice")),
  agent_in_wrap_up: () =>
    together()
      .given(...talking("bob", "dave"), end("bob", "dave"))
      .when(transfer("alice", "carol", "bob")),
  agent_inactive: () => scenario(putAgent({ id: "frank", active: false })).when(signIn("frank")),
  agent_not_available: () =>
    together()
      .given(idle("bob"))
      .when(transfer("alice", "carol", "bob")),
  agent_not_found: () => scenario().when(signIn("nobody")),
  agent_not_in_team: () => together().when(transfer("alice", "carol", "erin")),
  agent_not_signed_in: () => scenario().when(available("alice")),
  configuration_in_use: () =>
    scenario().when({ type: "RemoveConfiguration", kind: "team", id: "north" }),
  configuration_invalid: () => scenario().when(putQueue({ channel: "voice" })),
  configuration_changed: () =>
    scenario().when({ ...putAgent({ id: "alice" }), expected: 1_000 } as Command),
  configuration_of_system: () =>
    scenario().when({ type: "RemoveConfiguration", kind: "wrapUpReason", id: "other" }),
  entry_point_inactive: () => scenario(putEntryPoint({ active: false })).when(start("carol")),
  entry_point_reachable: () =>
    scenario().when({ type: "RemoveConfiguration", kind: "entryPoint", id: "shop" }),
  configuration_not_found: () =>
    scenario().when({ type: "RemoveConfiguration", kind: "team", id: "none" }),
  configuration_reference_unknown: () => scenario().when(putQueue({ teamIds: ["none"] })),
  conversation_over: () =>
    together()
      .given(end("alice", "carol"))
      .when(say("customer", "carol", "wait")),
  customer_left: () =>
    together()
      .given(leave("carol"))
      .when(say("alice", "carol", "hello?")),
  entry_point_not_found: () => scenario().when(start("carol", { entryPoint: "none" })),
  entry_point_wrong_channel: () => scenario().when(start("carol", { entryPoint: "hotline" })),
  idempotency_key_reused: () =>
    scenario()
      .when(signIn("alice"), { key: { id: "k", digest: "one" } })
      .when(signIn("bob"), { key: { id: "k", digest: "two" } }),
  idle_reason_not_found: () => together().when(idle("alice", "none")),
  interaction_exists: () => together().when(start("carol", { interaction: "another" })),
  interaction_not_found: () => scenario().when(leave("carol")),
  last_administrator: () =>
    scenario(putAgent({ id: "ada", roleId: "administrator" })).when(
      putAgent({ id: "ada", roleId: "supervisor" }),
    ),
  message_empty: () => together().when(say("alice", "carol", " ")),
  message_too_long: () => together().when(say("alice", "carol", "x".repeat(4_001))),
  not_in_conversation: () => together().when(say("bob", "carol", "who?")),
  not_in_wrap_up: () => together().when(wrapUp("alice", "carol")),
  offer_not_pending: () => together().when(accept("alice", "carol")),
  queue_not_found: () => together().when(transferToQueue("alice", "carol", "none")),
  queue_not_allowed: () =>
    together()
      .given(putAgentProfile({ targetQueueIds: ["sales"] }))
      .when(transferToQueue("alice", "carol", "support")),
  queue_wrong_channel: () => together().when(transferToQueue("alice", "carol", "calls")),
  too_many_messages: () => {
    const scene = together();
    scene.interaction("carol").entryCount = 20_000;
    return scene.when(say("alice", "carol", "more"));
  },
  transfer_to_self: () => together().when(transfer("alice", "carol", "alice")),
  wrap_up_may_not_stay_open: () =>
    together(putQueue({ wrapUp: wrapUpRules }))
      .given(end("alice", "carol"))
      .when(keepOpen("alice", "carol")),
  wrap_up_reason_not_allowed: () =>
    together()
      .given(end("alice", "carol"))
      .when(wrapUp("alice", "carol", "spam")),
};

describe("every refusal there is can be had, and changes nothing", () => {
  test.each(REFUSAL_CODES)("%s", (code) => {
    const scene = WAYS[code]();
    scene.thenRefused(code, scene.refusal?.field);
  });
});
