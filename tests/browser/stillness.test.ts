import type { ContactDocument } from "@maru/protocol";
import type { Page, WebSocketRoute } from "playwright-core";
import { describe, expect, it } from "vitest";
import { acceptNext } from "./support/helper-agent.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

/** Every layout shift from here on, whoever causes it. */
function noteShifts(): void {
  const shifts: Shift[] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      sources: { node?: Node }[];
    })[])
      shifts.push({
        value: entry.value,
        moved: entry.sources.map(({ node }) => (node?.textContent ?? "?").slice(0, 60)),
      });
  }).observe({ type: "layout-shift" });
}

const shiftsOf = (page: Page): Promise<Shift[]> =>
  page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);

describe("D: nothing moves under the agent's hand", () => {
  it("D: twenty contacts arrive: no layout shift, and the card under the pointer stays where it was", async () => {
    const corner = await stage.corner({ capacity: 30 });
    const alice = await stage.availableDesk(corner, "alice");
    for (const name of ["캐럴", "댄"]) {
      await stage.customerClient(corner, name, "안녕하세요");
      await alice.accept(name);
    }
    await alice.card("댄").hover();
    const before = await alice.card("댄").boundingBox();
    await alice.page.evaluate(noteShifts);

    const hands = await stage.agentClient(corner, "alice");
    for (let count = 1; count <= 20; count += 1) {
      await stage.customerClient(corner, `고객 ${count}`, "안녕하세요");
      await acceptNext(hands);
    }
    await alice.tab("모두 22건").waitFor();
    expect(await alice.card("댄").boundingBox()).toEqual(before);
    expect(await shiftsOf(alice.page)).toEqual([]);
  });

  it("D: ringing, messages, typing and a customer who leaves move nothing that is there", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    const dan = await stage.customer(corner);
    await carol.start("캐럴", "안녕하세요");
    await alice.accept("캐럴");
    await dan.start("댄", "안녕하세요");
    await alice.accept("댄");
    const places = () =>
      Promise.all(
        [
          alice.card("캐럴"),
          alice.card("댄"),
          alice.composer,
          alice.dock,
          alice.button("종료"),
        ].map((part) => part.boundingBox()),
      );
    const before = await places();
    await alice.page.evaluate(noteShifts);
    await carol.say("저기요");
    await alice.card("캐럴").getByText("읽지 않은 메시지 1건").waitFor();
    await dan.composer.pressSequentially("음");
    await alice.conversation.getByText("댄 님이 입력 중").waitFor();
    await stage.customerClient(corner, "에바", "저도요");
    await alice.ringing("에바");
    await carol.leave();
    await alice.card("캐럴").getByText("고객 나감").waitFor();
    expect(await places()).toEqual(before);
    expect(await shiftsOf(alice.page)).toEqual([]);
  });

  it("D: a contact that is over keeps its place while the pointer is over the list", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const hands = await stage.agentClient(corner, "alice");
    const ids: string[] = [];
    for (const name of ["캐럴", "댄", "에바"]) {
      await stage.customerClient(corner, name, "안녕하세요");
      ids.push(await acceptNext(hands));
      await alice.card(name).waitFor();
    }
    await alice.select("댄");
    await alice.card("댄").hover();
    const before = await alice.card("에바").boundingBox();
    const [first = ""] = ids;
    await hands.command("contact.end", { interactionId: first });
    await hands.command("wrapUp.complete", { interactionId: first, reasonId: "resolved" });
    await alice.card("캐럴").getByText("종료됨").waitFor();
    expect(await alice.card("에바").boundingBox()).toEqual(before);
    await alice.composer.hover();
    await alice.card("캐럴").waitFor({ state: "detached" });
  });

  it("D: with 200 open cards only those in sight are drawn, scrolling reaches the last, and writing goes on", async () => {
    const corner = await stage.corner();
    const alice = await stage.desk(corner, "alice", { signedIn: false });
    await alice.page.routeWebSocket(/\/api\/stream/, (socket) => multiplyContacts(socket, 200));
    await alice.page.reload();
    await alice.signIn();
    await alice.setAvailable();
    await stage.customerClient(corner, "캐럴", "안녕하세요");
    await alice.dock.getByRole("button", { name: "수락" }).click();
    await alice.tab("모두 200건").waitFor();
    const cards = alice.list.getByRole("listitem");
    const drawn = await cards.count();
    expect(drawn).toBeGreaterThan(5);
    expect(drawn).toBeLessThan(40);
    const nodes = await alice.page.evaluate(() => document.querySelectorAll("*").length);
    expect(nodes).toBeLessThan(2_500);

    await cards.first().hover();
    for (let wheels = 0; wheels < 60; wheels += 1) await alice.page.mouse.wheel(0, 400);
    await alice.card("고객 199").waitFor();
    expect(await cards.count()).toBeLessThan(40);
    await alice.composer.fill("");
    await alice.composer.pressSequentially("이백 개가 열려 있어도 글이 밀리지 않는다");
    expect(await alice.composer.inputValue()).toBe("이백 개가 열려 있어도 글이 밀리지 않는다");
  });
});

/**
 * The real stream, on which each contact in conversation comes `times` over: more than one agent can be given
 * (the highest capacity is 100).
 */
function multiplyContacts(socket: WebSocketRoute, times: number): void {
  const server = socket.connectToServer();
  const copies = (id: string) =>
    Array.from({ length: times }, (_, copy) => (copy === 0 ? id : `${id}.${copy}`));
  const connected = new Set<string>();
  const multiply = ([key, document]: readonly [string, unknown]): (readonly [
    string,
    unknown,
  ])[] => {
    if (key.startsWith("contact/")) {
      const contact = document as ContactDocument;
      if (contact.stage !== "connected") return [[key, document]];
      connected.add(contact.id);
      return copies(contact.id).map((id, copy) => {
        const name = copy === 0 ? contact.customer.name : `고객 ${copy}`;
        return [`contact/${id}`, { ...contact, id, customer: { ...contact.customer, name } }];
      });
    }
    if (key !== "me") return [[key, document]];
    const me = document as { contactIds: string[] };
    const contactIds = me.contactIds.flatMap((id) => (connected.has(id) ? copies(id) : [id]));
    return [[key, { ...me, contactIds }]];
  };
  // Contacts first: `me` names them.
  const all = (documents: (readonly [string, unknown])[]) =>
    documents.toSorted(([a], [b]) => Number(a === "me") - Number(b === "me")).flatMap(multiply);
  server.onMessage((message) => {
    const frame = JSON.parse(String(message));
    if (frame.type === "snapshot") frame.documents = all(frame.documents);
    if (frame.type === "changes") frame.put = all(frame.put);
    socket.send(JSON.stringify(frame));
  });
}
