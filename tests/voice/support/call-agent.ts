import type { ContactDocument } from "@maru/protocol";
import { type Client, createClient } from "@maru/sdk";
import { BaresipPhone } from "./baresip-phone.ts";
import type { Party } from "./parties.ts";
import type { VoiceCorner } from "./voice-corner.ts";
import { until } from "./waiting.ts";

type Stage = ContactDocument["stage"];
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

/** An agent with a desk phone, and instead of a desktop the SDK. */
export class CallAgent {
  readonly party: Party;
  readonly id: string;
  readonly client: Client;
  readonly phone: BaresipPhone;

  static async arrive(
    admin: Client,
    url: string,
    corner: VoiceCorner,
    party: Party,
  ): Promise<CallAgent> {
    const id = corner.agentId(party);
    const { token } = await admin.query("token.create", { name: "test", agentId: id });
    const client = createClient({ baseUrl: url, token });
    client.connect();
    await client.command("agent.signIn", {});
    await client.command("agent.setStation", { station: { kind: "desk_phone" } });
    const { deskPhone } = await client.query("phone.get", {});
    const { user, password, domain, port } = deskPhone;
    const registrar = { address: `${domain}:${port}`, password };
    const agent = new CallAgent(
      party,
      id,
      client,
      await BaresipPhone.start({ party, user, registrar }),
    );
    await until(
      () => `the server does not know ${party}'s phone`,
      () => client.documents.get("me")?.telephone?.stationReachable,
    );
    return agent;
  }

  private constructor(party: Party, id: string, client: Client, phone: BaresipPhone) {
    this.party = party;
    this.id = id;
    this.client = client;
    this.phone = phone;
  }

  get status(): string | undefined {
    return this.client.documents.get("me")?.status;
  }

  /** The call on this agent's desktop; there is one at most. */
  get contact(): ContactDocument | undefined {
    const [id] = this.client.documents.get("me")?.contactIds ?? [];
    return id === undefined ? undefined : this.client.documents.get(`contact/${id}`);
  }

  async beAvailable(): Promise<void> {
    await this.client.command("agent.setAvailable", {});
  }

  /** Picks the ringing phone up. */
  async pickUp(): Promise<void> {
    await this.untilStage("ringing");
    await this.phone.answer();
  }

  async untilStage(stage: Stage, limitMs?: number): Promise<ContactDocument> {
    return until(
      () =>
        `${this.party} is at ${this.contact?.stage ?? "no call"}, not at ${stage}; phone ${this.phone.status}`,
      () => (this.contact?.stage === stage ? this.contact : undefined),
      limitMs,
    );
  }

  async untilStatus(status: string, limitMs?: number): Promise<void> {
    const what = () => `${this.party} is ${this.status}, not ${status}`;
    await until(what, () => this.status === status, limitMs);
  }

  async do(command: CallCommand): Promise<void> {
    await this.client.command(command, this.named());
  }

  /** Asks a colleague, who picks up. */
  async consult(colleague: CallAgent): Promise<void> {
    const target = { type: "agent", agentId: colleague.id } as const;
    await this.client.command("call.consult", { ...this.named(), target });
    await colleague.pickUp();
    await this.untilStage("consulting_colleague");
  }

  async consultNumber(number: string): Promise<void> {
    const target = { type: "number", number } as const;
    await this.client.command("call.consult", { ...this.named(), target });
  }

  async transferTo(colleague: CallAgent): Promise<void> {
    await this.client.command("contact.transferToAgent", {
      ...this.named(),
      agentId: colleague.id,
    });
  }

  /** Oneself, or somebody else in the call. */
  async mute(whom: "customer" | CallAgent, muted: boolean): Promise<void> {
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
    if (this.contact === undefined) throw new Error(`${this.party} has no call`);
    return { interactionId: this.contact.id };
  }

  listen(ms: number): ReturnType<BaresipPhone["listen"]> {
    return this.phone.listen(ms);
  }

  async leave(): Promise<void> {
    this.client.close();
    await this.phone.close();
  }
}
