import type { EntryDocument } from "@maru/protocol";
import { type Client, type ClientOptions, createKey, MaruProblem } from "@maru/sdk";
import type { Marks } from "../conversation/thread.ts";
import type { Language, LetterFailure } from "../words/words.ts";
import { Letterbox } from "./letterbox.ts";
import { type PageStorage, readJson } from "./page-storage.ts";
import { Postman } from "./postman.ts";
import {
  type ConversationRecord,
  furthest,
  isLive,
  phaseOf,
  recordAfter,
  type VisitState,
} from "./visit-state.ts";
import { becomeVisitor, storedToken } from "./visitor.ts";

type VisitOptions = {
  server: string;
  organisation: string;
  entryPoint: string;
  language: () => Language;
  storage: PageStorage;
  createClient: (options: ClientOptions) => Client;
  /** For the page's developer. */
  warn: (message: string) => void;
};

const NO_MARKS: Marks = { deliveredUpTo: 0, readUpTo: 0 };

/**
 * One customer in one browser at one entry point: who they are, which conversation is theirs, and what they
 * wrote that has not arrived. Connects only when there is something to say or to hear.
 */
export class Visit {
  #options: VisitOptions;
  #storage: PageStorage;
  #letterbox: Letterbox;
  #postman: Postman;
  #client: Client | undefined;
  #dialling = false;
  #stops: (() => void)[] = [];
  #listeners = new Set<() => void>();
  #record: ConversationRecord | undefined;
  /** Of the shown conversation: kept when the server lets go of it. */
  #entries: readonly EntryDocument[] = [];
  #older: { entries: readonly EntryDocument[]; cursor: string | null | undefined } | undefined;
  #marks = NO_MARKS;
  #asked = NO_MARKS;
  #typing = new Map<string, string>();
  #attentive = false;
  #refusedTokens = 0;
  #destroyed = false;
  #state: VisitState;

  constructor(options: VisitOptions) {
    this.#options = options;
    this.#storage = options.storage;
    this.#letterbox = new Letterbox(options.storage);
    this.#postman = new Postman({
      letterbox: this.#letterbox,
      storage: this.#storage,
      language: options.language,
      onBegun: (interactionId) => this.#take({ interactionId, over: false }),
      onSettled: () => this.#refresh(),
    });
    this.#record = readJson(this.#storage, "conversation");
    this.#state = this.#read();
    this.#stops.push(this.#storage.subscribe(() => this.#takeOver()));
    if (this.#hasBusiness()) this.#dial();
    // Its end is history: asked for once, without a connection.
    else if (this.#record !== undefined) void this.loadOlder();
  }

  get state(): VisitState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The panel was opened: a known visitor may have a conversation this tab has not heard of. */
  lookIn(): void {
    if (this.#hasBeenHere() && this.#record?.over !== true) this.#dial();
  }

  /** The first message begins a conversation under this name, the next ones join it. */
  write(text: string, name = this.#state.name): void {
    this.#storage.set("name", name);
    const last = this.#letterbox.letters.at(-1)?.at ?? 0;
    this.#letterbox.put({
      clientId: createKey(),
      text,
      at: Math.max(this.#client?.serverNow() ?? Date.now(), last + 1),
      interactionId: this.#record?.interactionId ?? null,
      name,
      failure: null,
    });
    this.typing(false);
    this.#refresh();
  }

  retry(clientId: string): void {
    if (this.#record?.over === true) this.startAnew();
    this.#letterbox.change(clientId, {
      failure: null,
      interactionId: this.#record?.interactionId ?? null,
    });
    this.#refresh();
  }

  discard(clientId: string): void {
    this.#letterbox.remove([clientId]);
    this.#refresh();
  }

  leave(): void {
    if (this.#record === undefined) return;
    this.#storage.set("leaving", this.#record.interactionId);
    this.#refresh();
  }

  /** Puts the ended conversation away. What could not be sent in it stays to be sent. */
  startAnew(): void {
    this.#forgetConversation();
    this.#refresh();
  }

  typing(on: boolean): void {
    if (this.#record !== undefined) this.#client?.typing(this.#record.interactionId, on);
  }

  /** Whether the customer has the end of the conversation before their eyes. */
  attend(attentive: boolean): void {
    if (attentive === this.#attentive) return;
    this.#attentive = attentive;
    this.#refresh();
  }

  /** A page more of what was said before. */
  async loadOlder(): Promise<void> {
    const record = this.#record;
    const token = storedToken(this.#storage);
    if (record === undefined || token === undefined) return;
    const client = this.#client ?? this.#createClient(token);
    const { interactionId } = record;
    const first = this.#state.entries[0]?.number ?? Number.POSITIVE_INFINITY;
    let { entries, cursor } = this.#older ?? { entries: [], cursor: undefined };
    try {
      do {
        const before = cursor == null ? {} : { before: cursor };
        const page = await client.query("interaction.transcript", { interactionId, ...before });
        entries = [...page.entries, ...entries];
        cursor = page.next;
        // The newest pages may be on the screen already.
      } while (cursor !== null && (entries[0]?.number ?? 0) >= first);
    } catch (error) {
      // An ended conversation nobody can show is put away; a network error leaves the button for another try.
      if (error instanceof MaruProblem && this.#entries.length === 0 && record.over)
        this.#forgetConversation();
      return this.#refresh();
    }
    if (this.#record?.interactionId === interactionId) this.#older = { entries, cursor };
    this.#refresh();
  }

  destroy(): void {
    this.#destroyed = true;
    for (const stop of this.#stops.splice(0)) stop();
    this.#client?.close();
    this.#listeners.clear();
  }

  #hasBeenHere(): boolean {
    return storedToken(this.#storage) !== undefined;
  }

  #hasBusiness(): boolean {
    const toSend = this.#letterbox.letters.some((letter) => letter.failure === null);
    return toSend || (this.#hasBeenHere() && this.#record?.over === false);
  }

  #createClient(token?: string): Client {
    const { server, createClient } = this.#options;
    return createClient({ baseUrl: server, ...(token !== undefined && { token }) });
  }

  #dial(): void {
    if (this.#client !== undefined || this.#dialling) return;
    this.#dialling = true;
    becomeVisitor(this.#createClient(), this.#options, this.#storage).then(
      (token) => {
        this.#dialling = false;
        if (!this.#destroyed) this.#connect(token);
      },
      (error: unknown) => {
        this.#dialling = false;
        this.#options.warn(`this entry point cannot be used: ${String(error)}`);
        this.#failAll("unreachable");
      },
    );
  }

  #connect(token: string): void {
    const client = this.#createClient(token);
    this.#client = client;
    this.#stops.push(
      client.documents.subscribe("", () => this.#refresh()),
      client.connection.subscribe(() => this.#followConnection(client)),
      client.onTyping(({ interactionId, from, name, on }) => {
        if (interactionId !== this.#record?.interactionId || from === "customer") return;
        if (on) this.#typing.set(from, name);
        else this.#typing.delete(from);
        this.#refresh();
      }),
    );
    client.connect();
    this.#refresh();
  }

  #followConnection(client: Client): void {
    const { status, endedBy } = client.connection.get();
    if (client === this.#client && status === "ended" && endedBy !== "closed") {
      this.#client = undefined;
      if (endedBy !== "protocol_error") this.#forgetVisitor();
      if (endedBy === "protocol_error" || ++this.#refusedTokens > 1) this.#failAll("unreachable");
    }
    if (status === "online") this.#refusedTokens = 0;
    this.#refresh();
  }

  /** The server does not know this visitor (any more): what is unsent begins anew as another. */
  #forgetVisitor(): void {
    this.#storage.remove("visitor");
    this.#forgetConversation();
    for (const { clientId, failure } of this.#letterbox.letters)
      if (failure === null) this.#letterbox.change(clientId, { interactionId: null });
  }

  #forgetConversation(): void {
    this.#storage.remove("conversation");
    this.#storage.remove("leaving");
    this.#show(undefined);
  }

  /** Other tabs show it too. */
  #take(record: ConversationRecord): void {
    if (record === this.#record) return;
    this.#show(record);
    this.#storage.set("conversation", JSON.stringify(record));
  }

  #show(record: ConversationRecord | undefined): void {
    if (record?.interactionId !== this.#record?.interactionId) {
      this.#entries = [];
      this.#older = undefined;
      this.#marks = NO_MARKS;
      this.#asked = NO_MARKS;
      this.#typing.clear();
    }
    this.#record = record;
  }

  /** Another tab wrote, began, or put away. */
  #takeOver(): void {
    this.#letterbox.reload();
    this.#show(readJson(this.#storage, "conversation"));
    if (this.#hasBusiness()) this.#dial();
    this.#refresh();
  }

  #failAll(failure: LetterFailure): void {
    for (const letter of this.#letterbox.letters)
      if (letter.failure === null) this.#letterbox.change(letter.clientId, { failure });
    this.#refresh();
  }

  #refresh(): void {
    if (this.#destroyed) return;
    const chat = this.#client?.documents.get("chat");
    const record = recordAfter(this.#record, chat);
    if (record !== undefined) this.#take(record);
    this.#keepEntries();
    if (chat !== undefined && chat.interactionId === record?.interactionId)
      this.#marks = furthest(this.#marks, chat.agents);
    if (this.#hasBusiness()) this.#dial();
    if (this.#client !== undefined) this.#postman.run(this.#client);
    this.#mark();
    this.#state = this.#read();
    for (const listener of this.#listeners) listener();
  }

  #keepEntries(): void {
    if (this.#record === undefined) return;
    const entries = this.#client?.documents.entries(this.#record.interactionId) ?? [];
    if (entries.length > 0) this.#entries = entries;
    const arrived = new Set<string>();
    for (const { body } of this.#entries) {
      if (body.type !== "message") continue;
      if (body.from === "customer") arrived.add(body.clientId);
    }
    const last = this.#entries.at(-1)?.body;
    if (last?.type === "message") this.#typing.delete(last.from);
    const letters = this.#letterbox.letters.filter(({ clientId }) => arrived.has(clientId));
    this.#letterbox.remove(letters.map(({ clientId }) => clientId));
  }

  #mark(): void {
    const chat = this.#client?.documents.get("chat");
    if (!isLive(chat) || chat.interactionId !== this.#record?.interactionId) return;
    const last = this.#entries.findLast(
      ({ body }) => body.type === "notice" || body.from !== "customer",
    );
    const reached = furthest(this.#asked, [chat.me]);
    const deliveredUpTo = Math.max(reached.deliveredUpTo, last?.number ?? 0);
    const readUpTo = this.#attentive ? deliveredUpTo : reached.readUpTo;
    if (deliveredUpTo === reached.deliveredUpTo && readUpTo === reached.readUpTo) return;
    this.#asked = { deliveredUpTo, readUpTo };
    const { interactionId } = chat;
    this.#client
      ?.command("transcript.mark", { interactionId, deliveredUpTo, readUpTo })
      // The next mark says it too.
      .catch(() => undefined);
  }

  #read(): VisitState {
    const chat = this.#client?.documents.get("chat");
    const shown = chat?.interactionId === this.#record?.interactionId ? chat : undefined;
    const letters = this.#letterbox.letters;
    const { status, attempt } = this.#client?.connection.get() ?? { status: "offline", attempt: 0 };
    const firstTry = status === "connecting" && attempt <= 1;
    const entries = joinEntries(this.#older?.entries ?? [], this.#entries);
    return {
      phase: phaseOf(this.#record, chat, letters),
      interactionId: this.#record?.interactionId ?? null,
      position: shown?.position ?? null,
      agentNames: (shown?.agents ?? []).map((agent) => agent.name),
      entries,
      letters,
      marks: this.#marks,
      readUpTo: Math.max(shown?.me.readUpTo ?? 0, this.#asked.readUpTo),
      typingNames: isLive(shown) ? [...this.#typing.values()] : [],
      cutOff: this.#hasBusiness() && status !== "online" && !firstTry,
      leaving: this.#storage.get("leaving") !== undefined,
      hasOlder: (entries[0]?.number ?? 1) > 1 && this.#older?.cursor !== null,
      name: this.#storage.get("name") ?? "",
    };
  }
}

/** Both in the order of their numbers; where they overlap each is there once. */
function joinEntries(
  older: readonly EntryDocument[],
  entries: readonly EntryDocument[],
): readonly EntryDocument[] {
  if (older.length === 0) return entries;
  const first = entries[0]?.number ?? Number.POSITIVE_INFINITY;
  return [...older.filter((entry) => entry.number < first), ...entries];
}
