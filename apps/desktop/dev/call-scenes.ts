import type { ContactDocument } from "@maru/protocol";
import type { PlaceStore } from "../src/state/place-store.ts";
import { colleague, newCall, TELEPHONE } from "./new-call.ts";
import type { ScriptedWorld } from "./scripted-world.ts";

type Stage = { world: ScriptedWorld; place: PlaceStore };

const later = (ms: number, run: () => void) => void setTimeout(run, ms);
const open = () =>
  document
    .querySelector<HTMLElement>("section[data-phone] > header > button:last-of-type")
    ?.click();

function press(selector: string, name: RegExp): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  all.find(({ textContent }) => name.test(textContent ?? ""))?.click();
}

/** A desk with a telephone; `call` comes to it as it would while the agent looks. */
function call(
  stage: ContactDocument["stage"],
  seconds: number,
  change: (now: number) => Parameters<typeof newCall>[4] = () => ({}),
  name = "김하늘",
) {
  return ({ world, place }: Stage) => {
    world.setMe({ telephone: TELEPHONE });
    const chat = "c9";
    world.add(chat, "최유진", "general", "connected", 128);
    world.say(chat, "customer", "쿠폰이 적용이 안 되는데 확인 부탁드려요");
    later(300, () => {
      const since = world.now() - seconds * 1000;
      world.place(newCall("v0", name, stage, since, change(world.now())));
      const status = stage === "ringing" ? "reserved" : stage === "wrap_up" ? "wrap_up" : "engaged";
      world.setMe({
        status: stage === "dialling" ? "dialling" : status,
        statusSince: since,
        load: { chat: 1, voice: 1, email: 0, social: 0 },
      });
      if (stage !== "ringing") place.go({ page: "contacts", interactionId: "v0" });
    });
  };
}

const running = (now: number) => ({
  status: "running" as const,
  since: now - 90_000,
  resumesAt: null,
});
const consult = (now: number, status: "waiting" | "confirming" | "ringing" | "connected") => ({
  byMe: true,
  status,
  target: { type: "agent" as const, id: "agent-jiwoo", name: "박지우" },
  colleague: status === "waiting" ? null : "박지우",
  since: now - 12_000,
  confirmBy: status === "confirming" ? now + 11_000 : null,
  with: "colleague" as const,
});

export const CALL_SCENES = {
  /** Known by their number alone: it must be whole wherever it stands. */
  "call-number": call("connected", 83, undefined, "010-1234-5678"),
  "phone-login": ({ world }: Stage) => {
    world.setMe({
      telephone: { ...TELEPHONE, station: null, stationReachable: false, registered: [] },
    });
    later(500, open);
  },
  "phone-idle": ({ world }: Stage) => {
    world.setMe({ telephone: TELEPHONE });
    later(500, open);
  },
  "call-ringing": call("ringing", 4),
  "call-reserved": call("ringing", 4, (now) => ({
    call: { phone: "none" },
    offer: {
      id: "o9",
      kind: "consult",
      fromName: "박지우",
      madeAt: now - 4_000,
      expiresAt: now + 11_000,
    },
    controls: { accept: { visible: true, enabled: false, reason: "consult_not_confirmed" } },
  })),
  "call-connected": call("connected", 96, (now) => ({ call: { recording: running(now) } })),
  "call-paused": call("connected", 96, (now) => ({
    call: { recording: { status: "paused", since: now - 4_000, resumesAt: now + 26_000 } },
    controls: {
      pauseRecording: { visible: false, enabled: false, reason: null },
      resumeRecording: { visible: true, enabled: true, reason: null },
    },
  })),
  "call-keypad": (stage: Stage) => {
    call("connected", 96)(stage);
    later(900, () => press("section[data-phone] ul button", /키패드|Keypad/));
  },
  "call-held": call("held", 21, (now) => ({ call: { heldSince: now - 21_000 } })),
  "call-muted": call("connected", 21, () => ({ call: { muted: true } })),
  "call-lost": call("connected", 21, () => ({ call: { phone: "none" } })),
  "call-dialling": call("dialling", 6, () => ({ call: { customerPhone: "ringing" } })),
  "call-consult-requested": call("consult_requested", 12, (now) => ({
    call: { heldSince: now - 12_000, consult: consult(now, "ringing") },
  })),
  "call-confirm": call("consult_requested", 12, (now) => ({
    call: { heldSince: now - 12_000, consult: consult(now, "confirming") },
    controls: { confirmConsult: { visible: true, enabled: true, reason: null } },
  })),
  "call-consulting": call("consulting_colleague", 34, (now) => ({
    call: { heldSince: now - 52_000, consult: consult(now, "connected") },
    others: [colleague("agent-jiwoo", "박지우", "consulted", now - 34_000)],
  })),
  "call-conference": call("conference_primary", 75, (now) => ({
    call: { recording: running(now) },
    others: [
      colleague("agent-jiwoo", "박지우", "conferenced", now - 75_000),
      { ...colleague("agent-seoyeon", "이서연", "conferenced", now - 40_000), muted: true },
      {
        ...colleague("outside.1", "한빛택배 고객센터", "conferenced", now - 20_000),
        kind: "outside",
        number: "+8215881234",
      },
    ],
  })),
  "call-abusive": (stage: Stage) => {
    call("connected", 96)(stage);
    later(900, () => press("section[data-phone] button", /강성종료|End abusive/));
  },
  "call-recovery": call("wrap_up", 9, () => ({
    call: { abusive: true, phone: "none", customerPhone: "none" },
    controls: { recoveryPause: { visible: true, enabled: true, reason: null } },
  })),
  "call-transfer": (stage: Stage) => {
    call("connected", 96)(stage);
    later(900, () => press("section[data-phone] button", /호전환|Transfer/));
  },
  "call-consult": (stage: Stage) => {
    call("connected", 96)(stage);
    later(900, () => press("section[data-phone] button", /협의통화|Consult/));
    later(1300, () => press("[role=dialog] [role=tab]", /전화번호|Number/));
  },
  line: ({ world, place }: Stage) => {
    world.setMe({ telephone: TELEPHONE });
    place.go({ page: "line" });
  },
} satisfies Record<string, (stage: Stage) => void>;
