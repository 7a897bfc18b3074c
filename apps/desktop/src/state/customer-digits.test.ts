import type { ContactDocument } from "@maru/protocol";
import type { Client } from "@maru/sdk";
import { expect, test } from "vitest";
import { watchDigits } from "./customer-digits.ts";

/** What the customer presses, and how far the calls are. */
function calls() {
  const stages = new Map<string, ContactDocument["stage"]>();
  let tell = (_: { interactionId: string; digit: string }) => {};
  let changed = () => {};
  const documents = {
    get: (key: string) => {
      const stage = stages.get(key);
      return stage === undefined ? undefined : { stage };
    },
    subscribe: (_: string, listener: () => void) => {
      changed = listener;
      return () => undefined;
    },
  } as unknown as Client["documents"];
  const onDigit: Client["onDigit"] = (listener) => {
    tell = listener;
    return () => undefined;
  };
  return {
    store: watchDigits({ onDigit, documents }).store,
    press(interactionId: string, digits: string) {
      for (const digit of digits) tell({ interactionId, digit });
    },
    stage(interactionId: string, stage: ContactDocument["stage"] | null) {
      if (stage === null) stages.delete(`contact/${interactionId}`);
      else stages.set(`contact/${interactionId}`, stage);
      changed();
    },
  };
}

test("the keys a customer presses stand in a row, each call's by itself, the last ones only", () => {
  const { store, press } = calls();
  press("c1", "1#");
  expect(store.getState()).toEqual({ interactionId: "c1", digits: "1#" });
  press("c2", "0123456789".repeat(2));
  expect(store.getState()).toEqual({ interactionId: "c2", digits: "234567890123456789" });
});

test("they stay while the call goes on, and are forgotten when it is over", () => {
  for (const over of ["wrap_up", null] as const) {
    const { store, press, stage } = calls();
    stage("c1", "connected");
    press("c1", "1#");
    stage("c1", "held");
    expect(store.getState().digits).toBe("1#");
    stage("c1", over);
    expect(store.getState()).toEqual({ interactionId: null, digits: "" });
  }
});
