import type { CommandInput, ContactDocument } from "@maru/protocol";
import { type Client, createClient } from "@maru/sdk";
import { until } from "./waiting.ts";

type Stage = ContactDocument["stage"];
type Station = CommandInput<"agent.setStation">["station"];
/** Commands about the one call this agent has, which need nothing but to be named. */
type CallCommand =
  | "call.hold"
  | "call.resume"
  | "call.endConsult"
  | "call.switchToCustomer"
  | "call.switchToColleague"
  | "call.completeTransfer"
  | "call.merge"
  | "call.leave"
  | "call.pauseRecording"
  | "call.resumeRecording"
  | "call.endAbusive"
  | "contact.end";

/** An agent with the SDK instead of a desktop, and at most one call at a time. */
export class AgentClient {
  readonly id: string;
  readonly client: Client;

  /** Signed in, and idle. */
  static async signIn(admin: Client, url: string, id: string): Promise<AgentClient> {
    const { token } = await admin.query("token.create", { name: "test", agentId: id });
    const client = createClient({ baseUrl: url, token });
    client.connect();
    await client.command("agent.signIn", {});
    return new AgentClient(id, client);
  }

  constructor(id: string, client: Client) {
    this.id = id;
    this.client = client;
  }

  get status(): string | undefined {
    return this.client.documents.get("me")?.status;
  }

  /** The call on this agent's desktop. */
  get contact(): ContactDocument | undefined {
    const [id] = this.client.documents.get("me")?.contactIds ?? [];
    return id === undefined ? undefined : this.client.documents.get(`contact/${id}`);
  }

  async setStation(station: Station): Promise<void> {
    await this.client.command("agent.setStation", { station });
  }

  async beAvailable(): Promise<void> {
    await this.client.command("agent.setAvailable", {});
  }

  untilReachable(limitMs?: number): Promise<true> {
    return until(
      () => `the phone of ${this.id} is not known`,
      () => this.client.documents.get("me")?.telephone?.stationReachable === true,
      limitMs,
    );
  }

  untilStage(stage: Stage, limitMs?: number): Promise<ContactDocument> {
    return until(
      () => `${this.id} is at ${this.contact?.stage ?? "no call"}, not at ${stage}`,
      () => (this.contact?.stage === stage ? this.contact : undefined),
      limitMs,
    );
  }

  untilStatus(status: string, limitMs?: number): Promise<true> {
    return until(
      () => `${this.id} is ${this.status}, not ${status}`,
      () => this.status === status,
      limitMs,
    );
  }

  async do(command: CallCommand): Promise<void> {
    await this.client.command(command, this.named());
  }

  async consultNumber(number: string): Promise<void> {
    const target = { type: "number", number } as const;
    await this.client.command("call.consult", { ...this.named(), target });
  }

  async transferTo(colleague: AgentClient): Promise<void> {
    const input = { ...this.named(), agentId: colleague.id };
    await this.client.command("contact.transferToAgent", input);
  }

  async transferToQueue(queueId: string): Promise<void> {
    await this.client.command("contact.transferToQueue", { ...this.named(), queueId });
  }

  /** Oneself, or somebody else in the call. */
  async mute(whom: "customer" | AgentClient, muted: boolean): Promise<void> {
    const party = this.contact?.parties.find(({ id, kind }) =>
      whom === "customer" ? kind === "customer" : id === whom.id,
    );
    if (party === undefined) throw new Error("nobody like that is in the call");
    await this.client.command("call.mute", { ...this.named(), partyId: party.id, muted });
  }

  async wrapUp(): Promise<void> {
    await this.untilStage("wrap_up");
    await this.client.command("wrapUp.complete", { ...this.named(), reasonId: "resolved" });
  }

  /** The call, as commands name it. */
  named(): { interactionId: string } {
    if (this.contact === undefined) throw new Error(`${this.id} has no call`);
    return { interactionId: this.contact.id };
  }
}
