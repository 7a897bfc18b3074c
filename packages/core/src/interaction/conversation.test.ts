import { describe, expect, test } from "vitest";
import { execute } from "../engine/execute.ts";
import { deserialiseState, serialiseState } from "../engine/serialise.ts";
import {
  accept,
  end,
  leave,
  mark,
  ready,
  say,
  start,
  talking,
  transferToQueue,
  wrapUp,
} from "../testing/commands.ts";
import { closed, noticed, said, wrappedUp } from "../testing/events.ts";
import { indexed } from "../testing/indexed.ts";
import { putQueue } from "../testing/organisation.ts";
import { scenario, T0 } from "../testing/scenario.ts";
import { TRANSCRIPT_IN_MEMORY } from "./conversation-apply.ts";
import { MAX_ENTRIES } from "./message.ts";

describe("SendMessage", () => {
  test("is numbered, named and answered with its number", () => {
    const scene = scenario().given(...ready("alice"), ...talking("alice", "carol"));
    scene
      .when(say("customer", "carol", "안녕하세요"))
      .thenEvents([said("customer", "carol", 2, "안녕하세요")])
      .thenResult({ number: 2 });
    scene
      .when(say("alice", "carol", "hello"))
      .thenEvents([said("alice", "carol", 3, "hello")])
      .thenResult({ number: 3 });
    expect(scene.interaction("carol").transcript.map(({ number, at }) => [number, at])).toEqual([
      [1, T0],
      [2, T0],
      [3, T0],
    ]);
  });

  test("the same client id again is the same message; another sender's is not", () => {
    const scene = scenario().given(...ready("alice"), ...talking("alice", "carol"));
    scene.given(say("customer", "carol", "hello", "m1"));
    scene.when(say("customer", "carol", "hello", "m1")).thenNothing({ number: 2 });
    scene.when(say("alice", "carol", "hello", "m1")).thenResult({ number: 3 });
    scene
      .restart()
      .when(say("customer", "carol", "hello", "m1"))
      .thenNothing({ number: 2 });
  });

  test("a message sent again after its writer has left is still the same", () => {
    const scene = scenario().given(...ready("alice"), ...talking("alice", "carol"));
    scene.given(say("customer", "carol", "bye"), leave("carol"));
    scene.when(say("customer", "carol", "bye")).thenNothing({ number: 2 });
  });

  test("the customer may write while waiting and while offered", () => {
    const scene = scenario().given(start("carol"));
    scene.when(say("customer", "carol", "one")).thenResult({ number: 1 });
    scene.given(...ready("alice"));
    scene.when(say("customer", "carol", "two")).thenResult({ number: 2 });
  });

  test("is refused to who is not in it, has transferred it, or has ended it", () => {
    const scene = scenario().given(...ready("alice", "bob"), start("carol"));
    scene.when(say("alice", "carol", "early")).thenRefused("not_in_conversation");
    scene.given(accept("alice", "carol"));
    scene.when(say("bob", "carol", "who?")).thenRefused("not_in_conversation");
    scene.given(transferToQueue("alice", "carol", "support"));
    scene.when(say("alice", "carol", "late")).thenRefused("not_in_conversation");
    scene.when(say("alice", "dave", "where?")).thenRefused("interaction_not_found");
  });

  test("is refused once the customer has left, and to the customer once it is over", () => {
    const scene = scenario().given(...ready("alice"), ...talking("alice", "carol"));
    scene.given(...talking("alice", "dave"), leave("carol"), end("alice", "dave"));
    scene.when(say("alice", "carol", "hello?")).thenRefused("customer_left");
    scene.when(say("customer", "carol", "wait")).thenRefused("conversation_over");
    scene.when(say("customer", "dave", "wait")).thenRefused("conversation_over");
    scene.when(say("alice", "dave", "wait")).thenRefused("not_in_conversation");
  });

  test("is refused when it is empty or too long; 4,000 UTF-16 units are not", () => {
    const scene = scenario().given(start("carol"));
    scene.when(say("customer", "carol", " \t\n", "m1")).thenRefused("message_empty", "text");
    scene
      .when(say("customer", "carol", "가".repeat(4_001), "m1"))
      .thenRefused("message_too_long", "text");
    scene.when(say("customer", "carol", "가".repeat(4_000), "m1")).thenResult({ number: 1 });
  });

  test("a full conversation takes no more, by the same start neither", () => {
    const scene = scenario().given(start("carol"));
    // Written by 20,000 messages; only the count matters here.
    scene.interaction("carol").entryCount = MAX_ENTRIES;
    scene.when(say("customer", "carol", "more")).thenRefused("too_many_messages");
    scene.when(start("carol", { message: "more" })).thenRefused("too_many_messages");
  });

  test("a long transcript leaves memory from its beginning, and a restart changes nothing about it", () => {
    const scene = scenario().given(start("carol"));
    const { state, at } = scene;
    for (let number = 1; number <= TRANSCRIPT_IN_MEMORY + 251; number += 1) {
      const command = say("customer", "carol", `m${number}`);
      execute(state, { command, at, actor: "customer:carol", key: null });
    }
    const { transcript, entryCount } = scene.interaction("carol");
    expect(entryCount).toBe(1_251);
    expect(transcript.length).toBe(TRANSCRIPT_IN_MEMORY);
    expect(transcript[0]?.number).toBe(252);
    expect(indexed(deserialiseState(serialiseState(state)))).toEqual(indexed(state));
    scene.when(say("customer", "carol", "m252")).thenNothing({ number: 252 });
  });
});

describe("MarkTranscript", () => {
  test("moves the reader's marks forward, delivered never behind read", () => {
    const scene = scenario().given(...ready("alice"), ...talking("alice", "carol"));
    scene.given(say("customer", "carol", "one"), say("customer", "carol", "two"));
    const marked = (deliveredUpTo: number, readUpTo: number) => ({
      type: "TranscriptMarked",
      interactionId: "carol",
      partyId: "alice",
      deliveredUpTo,
      readUpTo,
    });
    scene
      .when(mark("alice", "carol", { deliveredUpTo: 2, readUpTo: 0 }))
      .thenEvents([marked(2, 0)]);
    scene
      .when(mark("alice", "carol", { deliveredUpTo: 1, readUpTo: 3 }))
      .thenEvents([marked(3, 3)]);
    scene.when(mark("alice", "carol", { deliveredUpTo: 3, readUpTo: 3 })).thenNothing();
    scene.when(mark("alice", "carol", { deliveredUpTo: 0, readUpTo: 0 })).thenNothing();
  });

  test("never beyond what was written", () => {
    const scene = scenario().given(...ready("alice"), ...talking("alice", "carol"));
    scene.when(mark("customer", "carol", { deliveredUpTo: 99, readUpTo: 99 })).thenEvents([
      {
        type: "TranscriptMarked",
        interactionId: "carol",
        partyId: "customer",
        deliveredUpTo: 1,
        readUpTo: 1,
      },
    ]);
  });

  test("who writes has read what stands above", () => {
    const scene = scenario().given(...ready("alice"), ...talking("alice", "carol"));
    scene.given(say("alice", "carol", "hello"));
    const [customer, alice] = scene.interaction("carol").parties;
    expect(customer).toMatchObject({ deliveredUpTo: 0, readUpTo: 0 });
    expect(alice).toMatchObject({ deliveredUpTo: 2, readUpTo: 2 });
  });

  test("is refused to who is not in it", () => {
    const scene = scenario().given(...ready("alice"), start("carol"));
    const marks = { deliveredUpTo: 1, readUpTo: 1 };
    scene.when(mark("alice", "carol", marks)).thenRefused("not_in_conversation");
    scene.when(mark("alice", "dave", marks)).thenRefused("interaction_not_found");
    scene.given(accept("alice", "carol"), end("alice", "carol"));
    scene.when(mark("customer", "carol", marks)).thenRefused("conversation_over");
  });
});

describe("EndConversation", () => {
  test("C-21 the customer sees that the agent ended it; wrap-up begins, V-81 with the server's clock", () => {
    const scene = scenario()
      .given(...ready("alice"), ...talking("alice", "carol"))
      .late(7_000);
    scene.when(end("alice", "carol")).thenEvents([
      noticed("carol", 2, "ended_by_agent", "Alice"),
      {
        type: "ConversationEnded",
        interactionId: "carol",
        ending: { reason: "agent_ended", at: T0 + 7_000 },
        by: "alice",
        wrapUpEndsAt: T0 + 67_000,
      },
    ]);
    expect(scene.interaction("carol")).toMatchObject({
      phase: "wrap_up",
      rooms: [{ members: [] }],
      parties: [
        {
          agentId: "alice",
          activity: {
            status: "wrap_up",
            since: T0 + 7_000,
            endsAt: T0 + 67_000,
            queueId: "sales",
          },
        },
      ],
    });
    scene
      .when(wrapUp("alice", "carol"))
      .thenEvents([wrappedUp("alice", "carol"), closed("carol", "agent_ended")]);
  });

  test("without a time limit in the queue there is no countdown", () => {
    const unlimited = {
      timeoutMs: 0,
      reasonIds: ["sold"],
      defaultReasonId: "sold",
      mayKeepOpen: false,
    };
    const scene = scenario(putQueue({ wrapUp: unlimited })).given(
      ...ready("alice"),
      ...talking("alice", "carol"),
      end("alice", "carol"),
    );
    scene.after(86_400_000).thenEvents([]);
  });

  test("is refused to who is not in conversation, and again", () => {
    const scene = scenario().given(...ready("alice", "bob"), start("carol"));
    scene.when(end("alice", "carol")).thenRefused("not_in_conversation");
    scene.given(accept("alice", "carol"));
    scene.when(end("bob", "carol")).thenRefused("not_in_conversation");
    scene.given(end("alice", "carol"));
    scene.when(end("alice", "carol")).thenRefused("not_in_conversation");
    scene.when(end("alice", "dave")).thenRefused("interaction_not_found");
  });
});
