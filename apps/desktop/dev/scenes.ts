import type { PlaceStore } from "../src/state/place-store.ts";
import { CALL_SCENES } from "./call-scenes.ts";
import { TELEPHONE } from "./new-call.ts";
import { CUSTOMERS, ME } from "./people.ts";
import type { scriptedWire } from "./scripted-wire.ts";
import type { ScriptedWorld } from "./scripted-world.ts";

type Stage = { world: ScriptedWorld; wire: ReturnType<typeof scriptedWire>; place: PlaceStore };

const later = (ms: number, run: () => void) => void setTimeout(run, ms);

/** Five chats at different points; the first is on the screen. */
function busyDesk({ world, place }: Stage): void {
  for (const [index, [name, queueId, text]] of CUSTOMERS.slice(0, 5).entries()) {
    const id = `c${index}`;
    const stage = index === 4 ? "customer_left" : "connected";
    world.add(id, name, queueId, stage, 60 + index * 137);
    world.say(id, "customer", text, world.now() - 310_000 - index * 40_000);
  }
  world.setMe({ status: "engaged", statusSince: world.now() - 611_000 });
  talk(world, "c0");
  world.say("c1", ME, "확인해 보겠습니다. 잠시만 기다려 주세요.", world.now() - 20_000);
  world.say("c2", "customer", "It’s order 20261118-0032.", world.now() - 9_000);
  world.mark("c0", ME, 12, 12);
  place.go({ page: "contacts", interactionId: "c0" });
}

function talk(world: ScriptedWorld, id: string): void {
  const now = world.now();
  world.notice(id, "agent_joined", "김민수", now - 290_000);
  world.say(
    id,
    ME,
    "안녕하세요, 김하늘 고객님. 고객지원팀 김민수입니다.\n색상 때문에 많이 속상하셨겠어요.",
    now - 280_000,
  );
  world.say(id, ME, "주문 번호를 알려 주시면 바로 확인해 드리겠습니다.", now - 276_000);
  world.say(id, "customer", "네", now - 240_000);
  world.say(id, "customer", "20261118-0032 이고요, 어제 받았어요", now - 236_000);
  world.say(
    id,
    "customer",
    "사진에서는 남색이었는데 받아 보니 거의 검정이에요. 조명 때문인가 싶어서 낮에 창가에서도 봤는데 똑같네요. 태그는 아직 안 뗐습니다.",
    now - 190_000,
  );
  world.say(
    id,
    ME,
    "확인해 주셔서 감사합니다. 단순 변심이 아니라 상품 정보와 다른 경우라 배송비 없이 환불해 드릴 수 있어요.",
    now - 130_000,
  );
  world.say(id, "customer", "오 다행이에요 🙏 그럼 어떻게 하면 되나요?", now - 95_000);
  world.say(
    id,
    ME,
    "내일 오전 중으로 기사님이 방문해서 회수해 갑니다. 회수가 확인되면 2~3일 안에 카드로 취소됩니다.\nhttps://hanbit.example/returns/20261118-0032",
    now - 40_000,
  );
  world.mark(id, "customer", 11, 10);
}

function ring(world: ScriptedWorld, index: number, seconds: number, transfer = false): void {
  const [name, queueId, text] = CUSTOMERS[index] ?? CUSTOMERS[0];
  const id = `r${index}`;
  world.add(id, name, queueId, "ringing", seconds);
  world.say(id, "customer", text);
  const contact = world.contact(id);
  if (transfer && contact.offer !== null)
    world.put([
      [
        `contact/${id}`,
        { ...contact, offer: { ...contact.offer, kind: "transfer", fromName: "박지우" } },
      ],
    ]);
  world.setMe({ status: "reserved", statusSince: world.now() - seconds * 1000 });
}

function click(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}

function press(key: string, init: KeyboardEventInit = {}): void {
  document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }),
  );
}

export const SCENES = {
  ...CALL_SCENES,
  empty: () => undefined,
  idle: ({ world }: Stage) => {
    world.setMe({
      status: "idle",
      presence: { status: "idle", since: world.now() - 63_000, reasonId: "lunch", until: null },
      statusSince: world.now() - 63_000,
    });
  },
  ringing: (stage: Stage) => {
    busyDesk(stage);
    ring(stage.world, 5, 4);
    ring(stage.world, 6, 2, true);
  },
  "ringing-urgent": (stage: Stage) => ring(stage.world, 3, 16.5),
  conversation: (stage: Stage) => {
    busyDesk(stage);
    later(600, () =>
      stage.world.typing({ interactionId: "c0", from: "customer", name: "김하늘", on: true }),
    );
  },
  transfer: (stage: Stage) => {
    busyDesk(stage);
    later(500, () => press("t"));
  },
  "transfer-queue": (stage: Stage) => {
    busyDesk(stage);
    later(500, () => press("t"));
    later(900, () => click("[role=dialog] [role=tab]:nth-of-type(2)"));
  },
  end: (stage: Stage) => {
    busyDesk(stage);
    later(500, () => press("e"));
  },
  "wrap-up": (stage: Stage) => {
    busyDesk(stage);
    const { world, place } = stage;
    world.add("w0", "정민지", "refund", "wrap_up", 23);
    world.say("w0", "customer", "반품 택배 언제 오나요?", world.now() - 400_000);
    world.say("w0", ME, "내일 오전에 방문합니다.", world.now() - 330_000);
    world.say("w0", "customer", "네 알겠습니다. 감사합니다!", world.now() - 60_000);
    world.notice("w0", "customer_left", "정민지", world.now() - 24_000);
    world.setMe({ status: "wrap_up", statusSince: world.now() - 23_000 });
    place.go({ page: "contacts", interactionId: "w0" });
  },
  "customer-left": (stage: Stage) => {
    busyDesk(stage);
    stage.place.go({ page: "contacts", interactionId: "c4" });
  },
  rona: (stage: Stage) => {
    busyDesk(stage);
    ring(stage.world, 5, 19.4);
    later(700, () => {
      const { world } = stage;
      const now = world.now();
      const presence = {
        status: "not_responding" as const,
        since: now,
        reasonId: null,
        until: null,
      };
      const contactIds = world.me.contactIds.filter((id) => id !== "r5");
      const status = "not_responding" as const;
      world.put(
        [["me", { ...world.me, status, statusSince: now, presence, contactIds }]],
        ["contact/r5"],
      );
    });
  },
  history: ({ place }: Stage) => place.go({ page: "history", interactionId: "past-0", q: "" }),
  timeline: ({ place }: Stage) => {
    place.go({ page: "history", interactionId: "past-0", q: "" });
    later(900, () => click("section:nth-of-type(2) [role=tab]:nth-of-type(2)"));
  },
  "call-history": (stage: Stage) => {
    stage.world.setMe({ telephone: TELEPHONE });
    stage.place.go({ page: "history", interactionId: "past-3", q: "" });
  },
  "call-timeline": (stage: Stage) => {
    stage.world.setMe({ telephone: TELEPHONE });
    stage.place.go({ page: "history", interactionId: "past-3", q: "" });
    later(900, () => click("section:nth-of-type(2) [role=tab]:nth-of-type(2)"));
  },
  "system-down": (stage: Stage) => {
    busyDesk(stage);
    const since = stage.world.now() - 754_000;
    later(800, () =>
      stage.world.put([["system", { voice: { status: "down", since }, unreachableTrunks: [] }]]),
    );
  },
  "system-trunk": (stage: Stage) => {
    stage.world.setMe({ telephone: TELEPHONE });
    busyDesk(stage);
    const since = stage.world.now() - 754_000;
    const unreachableTrunks = [{ id: "line", name: "SK 대표회선", since }];
    stage.world.put([["system", { voice: { status: "up", since }, unreachableTrunks }]]);
  },
  "history-empty": ({ place }: Stage) =>
    place.go({ page: "history", interactionId: null, q: "없는말" }),
  "customer-history": (stage: Stage) => {
    busyDesk(stage);
    later(500, () => press("h"));
  },
  floor: ({ place }: Stage) => place.go({ page: "floor" }),
  palette: (stage: Stage) => {
    busyDesk(stage);
    later(500, () => press("k", { ctrlKey: true }));
  },
  shortcuts: (stage: Stage) => {
    busyDesk(stage);
    later(500, () => press("?"));
  },
  password: (stage: Stage) => {
    busyDesk(stage);
    later(500, () => click("header > button:last-of-type"));
  },
  lost: (stage: Stage) => {
    busyDesk(stage);
    later(600, () => stage.wire.lose());
  },
  many: ({ world, place }: Stage) => {
    for (let index = 0; index < 200; index++) {
      const [name, queueId, text] = CUSTOMERS[index % CUSTOMERS.length] ?? CUSTOMERS[0];
      world.add(`m${index}`, `${name} ${index + 1}`, queueId, "connected", index * 11);
      world.say(`m${index}`, "customer", text, world.now() - index * 3_000);
    }
    talk(world, "m0");
    world.setMe({ status: "engaged", capacity: { chat: 200, voice: 0, email: 0, social: 0 } });
    place.go({ page: "contacts", interactionId: "m0" });
  },
  long: ({ world, place }: Stage) => {
    world.add("long", "남궁솔바람하늘별님구름햇살", "vip", "connected", 4_000);
    for (let index = 0; index < 1500; index++)
      world.say(
        "long",
        index % 3 === 0 ? ME : "customer",
        `${index + 1}번째 메시지입니다. 배송이 언제 오는지 궁금해요.`,
        world.now() - (1500 - index) * 61_000,
      );
    place.go({ page: "contacts", interactionId: "long" });
  },
} satisfies Record<string, (stage: Stage) => void>;

export type SceneName = keyof typeof SCENES | "sign-in" | "sign-in-refused";

export function play(
  name: SceneName,
  world: ScriptedWorld,
  wire: ReturnType<typeof scriptedWire>,
  place: PlaceStore,
): void {
  if (name === "sign-in" || name === "sign-in-refused") return;
  const stage = { world, wire, place };
  // What is there before the desktop looks is its first snapshot.
  if (name === "rona" || name === "lost") later(0, () => SCENES[name](stage));
  else SCENES[name](stage);
}
