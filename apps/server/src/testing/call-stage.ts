import type { Interaction, LegId } from "@maru/core";
import type { AnyDocument, ContactDocument, MeDocument } from "@maru/protocol";
import type { Arrival, SimulatedEngine } from "@maru/voice";
import { expect } from "vitest";
import { numberOf } from "./populated-configuration.ts";
import type { TestOrganisation, TestPerson } from "./populated-organisation.ts";
import type { TestServer } from "./test-server.ts";

export const leg = (id: string) => id as LegId;
const customersNumber = "01098765432";

/** An organisation of a test with its telephones, which the test plays. */
export class CallStage {
  readonly id: string;
  readonly organisation: TestOrganisation;
  readonly media: SimulatedEngine;
  readonly tokens: Readonly<Record<TestPerson, string>>;
  readonly #server: TestServer;

  static async set(server: TestServer, id: string): Promise<CallStage> {
    const organisation = await server.organisation(id);
    const tokens = {
      alice: await organisation.bearer("alice"),
      bob: await organisation.bearer("bob"),
      sam: await organisation.bearer("sam"),
      ada: await organisation.bearer("ada"),
    };
    return new CallStage(server, organisation, tokens);
  }

  private constructor(
    server: TestServer,
    organisation: TestOrganisation,
    tokens: CallStage["tokens"],
  ) {
    this.id = organisation.id;
    this.organisation = organisation;
    this.media = server.lines.of(organisation.id);
    this.tokens = tokens;
    this.#server = server;
  }

  get alice(): string {
    return this.tokens.alice;
  }

  async post(token: string, url: string, payload?: object) {
    const answer = await this.try(token, url, payload);
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
    return answer.json();
  }

  try(token: string, url: string, payload?: object) {
    return this.#server.call(token, { method: "POST", url, ...(payload && { payload }) });
  }

  /** A call on the test's trunk. */
  arrival(calledNumber: string, callerNumber: string | null = customersNumber): Arrival {
    const from = { kind: "trunk", trunkId: `${this.id}-trunk` as never } as const;
    return { from, calledNumber, callerNumber };
  }

  async interactions(): Promise<Interaction[]> {
    const engine = await this.#server.host.organisation(this.id);
    return engine.read((state) => structuredClone([...state.interactions.values()]));
  }

  /** Everything this person sees now. */
  async view(person: TestPerson): Promise<Map<string, AnyDocument>> {
    const answer = await this.#server.call(this.tokens[person], {
      url: "/api/view?directory=true",
    });
    const { documents } = answer.json() as { documents: { key: string; document: AnyDocument }[] };
    return new Map(documents.map(({ key, document }) => [key, document]));
  }

  async me(person: TestPerson): Promise<MeDocument> {
    return (await this.view(person)).get("me") as MeDocument;
  }

  /** The first contact on their desktop. */
  async contact(person: TestPerson): Promise<ContactDocument | undefined> {
    const view = await this.view(person);
    const [id] = (view.get("me") as MeDocument).contactIds;
    return id === undefined ? undefined : (view.get(`contact/${id}`) as ContactDocument);
  }

  stage(person: TestPerson): Promise<string | undefined> {
    return this.contact(person).then((contact) => contact?.stage);
  }

  /** Signed in with a phone in the browser, and idle. */
  async signIn(person: TestPerson): Promise<void> {
    const token = this.tokens[person];
    await this.post(token, "/api/me/sign-in");
    this.media.setPhone(this.organisation.agentId(person), "browser", true);
    await this.post(token, "/api/me/station", { station: { kind: "browser" } });
    await expect.poll(async () => (await this.me(person)).telephone?.stationReachable).toBe(true);
  }

  async makeAvailable(person: TestPerson): Promise<void> {
    await this.signIn(person);
    await this.post(this.tokens[person], "/api/me/available");
  }

  /** A customer calls, and is talking with the agent who is available. */
  async talk(legId: string): Promise<Interaction> {
    this.media.arrive(leg(legId), this.arrival(numberOf(this.id)));
    await expect
      .poll(() => this.media.hearing())
      .toContainEqual(expect.objectContaining({ listener: legId }));
    const [call] = await this.interactions();
    if (call === undefined) throw new Error("there is no call");
    return call;
  }

  wrapUp(person: TestPerson, interactionId: string) {
    const reasonId = this.organisation.named("resolved");
    return this.post(this.tokens[person], `/api/interactions/${interactionId}/wrap-up`, {
      reasonId,
    });
  }
}
