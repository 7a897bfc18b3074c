import type { ContactDocument, EntryDocument, MeDocument, Problem } from "@maru/protocol";
import { MaruProblem, type Typing } from "@maru/sdk";
import { ADDRESSES, PHONE_ACCOUNT } from "./new-call.ts";
import { newContact } from "./new-contact.ts";
import { callSoFar, pastInteractionOf, pastInteractions, pastTranscript } from "./past.ts";
import { waveform } from "./past-calls.ts";
import { colleagues, ME, queueFigures, SETUP } from "./people.ts";

type Documents = Map<string, unknown>;
type ChangeListener = (put: [string, unknown][], remove: string[]) => void;

export type Role = "agent" | "supervisor" | "administrator";

const PERMISSIONS_OF: Record<Role, MeDocument["permissions"]> = {
  administrator: ["contacts.handle", "channels.manage", "people.manage"],
  agent: ["contacts.handle", "history.read", "history.read_all"],
  supervisor: ["contacts.handle", "history.read", "history.read_all", "floor.watch"],
};

/** A desk's documents, changed by hand or by commands, without any rules of the business. */
export class ScriptedWorld {
  #documents: Documents = new Map();
  #changed: ChangeListener[] = [];
  #typed: ((typing: Typing) => void)[] = [];
  #seq = 1;
  readonly role: Role;

  constructor(role: Role) {
    this.role = role;
    this.#documents.set("setup", SETUP);
    for (const queue of queueFigures(this.now())) this.#documents.set(`queue/${queue.id}`, queue);
    this.#documents.set("me", {
      agentId: ME,
      name: "김민수",
      role: { id: role, name: null },
      permissions: PERMISSIONS_OF[role],
      teamId: "care",
      teamName: "고객지원팀",
      status: "available",
      presence: { status: "available", since: this.now() - 754_000, reasonId: null, until: null },
      telephone: null,
      statusSince: this.now() - 754_000,
      signedOutBy: null,
      capacity: { chat: 5, voice: 1, email: 0, social: 0 },
      load: { chat: 0, voice: 0, email: 0, social: 0 },
      contactIds: [],
    } satisfies MeDocument);
  }

  now = () => Date.now();
  nextSeq = () => ++this.#seq;
  visible = () => [...this.#documents];
  directory = (): [string, unknown][] =>
    colleagues(this.now()).map((agent) => [`agent/${agent.id}`, agent]);
  onChange = (listener: ChangeListener) => void this.#changed.push(listener);
  onTyping = (listener: (typing: Typing) => void) => void this.#typed.push(listener);
  typing = (typing: Typing) => this.#typed.forEach((listener) => void listener(typing));

  get me(): MeDocument {
    return this.#documents.get("me") as MeDocument;
  }

  contact(id: string): ContactDocument {
    return this.#documents.get(`contact/${id}`) as ContactDocument;
  }

  put(put: [string, unknown][], remove: string[] = []): void {
    for (const [key, value] of put) this.#documents.set(key, value);
    for (const key of remove) this.#documents.delete(key);
    for (const listener of this.#changed) listener(put, remove);
  }

  setMe(change: Partial<MeDocument>): void {
    this.put([["me", { ...this.me, ...change }]]);
  }

  /** Puts a contact on the desk. `seconds`: how long its stage lasts already. */
  add(
    id: string,
    name: string,
    queueId: string,
    stage: ContactDocument["stage"],
    seconds: number,
    change: Partial<ContactDocument> = {},
  ): void {
    const contact = {
      ...newContact(id, name, queueId, stage, this.now() - seconds * 1000),
      ...change,
    };
    const contactIds = [...this.me.contactIds.filter((one) => one !== id), id];
    const load = { ...this.me.load, chat: contactIds.length };
    this.put([
      [`contact/${id}`, contact],
      ["me", { ...this.me, contactIds, load }],
    ]);
  }

  /** Puts a ready-made contact on the desk. */
  place(contact: ContactDocument): void {
    const contactIds = [...this.me.contactIds.filter((one) => one !== contact.id), contact.id];
    this.put([
      [`contact/${contact.id}`, contact],
      ["me", { ...this.me, contactIds }],
    ]);
  }

  remove(id: string): void {
    const contactIds = this.me.contactIds.filter((one) => one !== id);
    const load = { ...this.me.load, chat: contactIds.length };
    this.put([["me", { ...this.me, contactIds, load }]], [`contact/${id}`]);
  }

  say(id: string, from: string, text: string, at = this.now(), clientId = `c${this.nextSeq()}`) {
    const contact = this.contact(id);
    const number = contact.entryCount + 1;
    const name = from === "customer" ? contact.customer.name : from === ME ? "김민수" : from;
    const entry: EntryDocument = {
      interactionId: id,
      number,
      at,
      body: { type: "message", from, name, clientId, text },
    };
    this.put([
      [`entry/${id}/${number}`, entry],
      [
        `contact/${id}`,
        { ...contact, entryCount: number, lastMessage: { number, at, from, text } },
      ],
    ]);
    return number;
  }

  notice(id: string, notice: string, name: string, at = this.now()): void {
    const contact = this.contact(id);
    const number = contact.entryCount + 1;
    this.put([
      [
        `entry/${id}/${number}`,
        { interactionId: id, number, at, body: { type: "notice", notice, name } },
      ],
      [`contact/${id}`, { ...contact, entryCount: number }],
    ]);
  }

  mark(id: string, partyId: string, deliveredUpTo: number, readUpTo: number): void {
    const contact = this.contact(id);
    const parties = contact.parties.map((party) =>
      party.id === partyId ? { ...party, deliveredUpTo, readUpTo } : party,
    );
    this.put([[`contact/${id}`, { ...contact, parties }]]);
  }

  async command(name: string, body: Record<string, unknown>): Promise<unknown> {
    await new Promise((resolve) => setTimeout(resolve, 60));
    const id = String(body["interactionId"] ?? "");
    switch (name) {
      case "agent.setAvailable":
        this.#present("available", null);
        break;
      case "agent.setIdle":
        this.#present("idle", String(body["reasonId"]));
        break;
      case "offer.accept": {
        const contact = this.#byOffer(String(body["offerId"]));
        this.#restage(contact.id, "connected");
        break;
      }
      case "offer.decline":
        this.remove(this.#byOffer(String(body["offerId"])).id);
        break;
      case "message.send":
        return {
          number: this.say(id, ME, String(body["text"]), this.now(), String(body["clientId"])),
        };
      case "transcript.mark":
        this.mark(id, ME, Number(body["deliveredUpTo"]), Number(body["readUpTo"]));
        break;
      case "contact.end":
        this.#restage(id, "wrap_up");
        break;
      case "wrapUp.complete":
      case "contact.transferToQueue":
        this.remove(id);
        break;
      case "wrapUp.keepOpen": {
        const contact = this.contact(id);
        if (contact.wrapUp !== null)
          this.put([
            [`contact/${id}`, { ...contact, wrapUp: { ...contact.wrapUp, endsAt: null } }],
          ]);
        break;
      }
      case "contact.transferToAgent":
        throw problem("agent_not_available");
    }
    return {};
  }

  async query(name: string, _input: object): Promise<unknown> {
    if (name !== "session.get" && name !== "session.signIn") return {};
    return {
      organisationId: "demo",
      organisationName: "한빛상회",
      agentId: ME,
      name: "김민수",
      email: "minsu@hanbit.example",
      role: { id: this.role, name: null },
      permissions: PERMISSIONS_OF[this.role],
      language: "ko",
      due: null,
      hasSecondFactor: false,
      minPasswordLength: 10,
      csrfToken: "dev",
      token: null,
    };
  }

  async http(path: string, search: URLSearchParams): Promise<unknown> {
    await new Promise((resolve) => setTimeout(resolve, 80));
    if (path === "/api/interactions")
      return pastInteractions(this.now(), search.get("q"), search.get("customerId"));
    if (path.endsWith("/transcript")) return pastTranscript(this.now());
    if (path === "/api/me/phone") return PHONE_ACCOUNT;
    if (path === "/api/configuration/address") return { items: ADDRESSES };
    if (path === "/api/interactions/v0") return callSoFar(this.now());
    if (path.startsWith("/api/interactions/"))
      return pastInteractionOf(path.split("/").at(-1) ?? "", this.now());
    if (path.endsWith("/waveform")) return waveform();
    if (path === "/api/configuration/queue")
      return {
        items: SETUP.queues.map(({ id }) => ({
          id,
          teamIds: id === "global" ? ["global"] : ["care"],
        })),
      };
    return {};
  }

  nobody = (): Promise<never> => Promise.reject(problem("unauthenticated"));
  wrongPassword = (): Promise<never> => Promise.reject(problem("wrong_credentials"));

  #present(status: "available" | "idle", reasonId: string | null): void {
    const since = this.now();
    this.setMe({ status, statusSince: since, presence: { status, since, reasonId, until: null } });
  }

  #byOffer(offerId: string): ContactDocument {
    for (const id of this.me.contactIds)
      if (this.contact(id).offer?.id === offerId) return this.contact(id);
    throw problem("offer_not_pending");
  }

  #restage(id: string, stage: ContactDocument["stage"]): void {
    const { customer, queue, entryCount, lastMessage, parties } = this.contact(id);
    const fresh = newContact(id, customer.name, queue.id, stage, this.now());
    this.put([
      [
        `contact/${id}`,
        {
          ...fresh,
          customer,
          entryCount,
          lastMessage,
          parties: stage === "wrap_up" ? parties : fresh.parties,
        },
      ],
    ]);
  }
}

function problem(code: Problem["code"]): MaruProblem {
  return new MaruProblem({ type: `urn:maru:problem:${code}`, title: code, status: 409, code });
}
