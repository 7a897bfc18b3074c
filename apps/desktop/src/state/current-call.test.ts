import type { ContactDocument } from "@maru/protocol";
import { describe, expect, test } from "vitest";
import { newContact } from "../../dev/new-contact.ts";
import { type CallContact, currentCall, shownTiles } from "./current-call.ts";
import { holdsOf } from "./holds.ts";

const CALL = {
  customerNumber: null,
  ourNumber: null,
  phone: "up",
  customerPhone: "up",
  heldSince: null,
  muted: false,
  recording: null,
  consult: null,
  announcement: null,
  abusive: false,
} as const;

function call(id: string, stage: ContactDocument["stage"], phone: "up" | "ringing" = "up") {
  return {
    ...newContact(id, "캐럴", "calls", stage, 0),
    channel: "voice" as const,
    call: { ...CALL, phone },
  };
}

describe("K-10 the phone shows one call", () => {
  const chat = newContact("chat", "캐럴", "general", "connected", 0);

  test("the one that is on before the one that rings, and that before the one to be wrapped up", () => {
    const calls = [call("w", "wrap_up"), call("r", "ringing", "ringing"), call("h", "held")];
    expect(currentCall([chat, ...calls])?.id).toBe("h");
    expect(currentCall([chat, ...calls.slice(0, 2)])?.id).toBe("r");
    expect(currentCall([chat, ...calls.slice(0, 1)])?.id).toBe("w");
    expect(currentCall([chat])).toBeNull();
  });

  test("V-53 what waits for a colleague to confirm comes after what rings", () => {
    const waiting = call("w", "ringing", "ringing");
    const accept = { visible: true, enabled: false, reason: "consult_not_confirmed" };
    const offer = { id: "o", kind: "consult" as const, fromName: "Bob", madeAt: 0, expiresAt: 9 };
    const waits = { ...waiting, offer, controls: { ...waiting.controls, accept } };
    expect(currentCall([waits, call("r", "ringing", "ringing")])?.id).toBe("r");
    expect(currentCall([waits])?.id).toBe("w");
  });
});

test("V-57 the tiles are what the controls show, and the keypad while the phone is up", () => {
  const shown = { visible: true, enabled: false, reason: "customer_left" };
  const contact = (phone: "up" | "ringing"): CallContact => {
    const one = call("c", "consult_requested", phone);
    return {
      ...one,
      controls: {
        ...one.controls,
        transfer: { ...shown, visible: false },
        hold: shown,
        endConsult: shown,
      },
    };
  };
  expect(shownTiles(contact("up"))).toEqual(["hold", "keypad", "endConsult"]);
  expect(shownTiles(contact("ringing"))).toEqual(["hold", "endConsult"]);
});

test("V-30 holds are counted and added up, the one under way too", () => {
  const segment = (kind: "hold" | "talk", startedAt: number, endedAt: number | null) => ({
    kind,
    startedAt,
    endedAt,
  });
  const segments = [segment("talk", 0, 10), segment("hold", 10, 25), segment("hold", 40, null)];
  expect(holdsOf(segments, 47)).toEqual({ count: 2, ms: 22 });
  expect(holdsOf([], 47)).toEqual({ count: 0, ms: 0 });
});
