import type { Client } from "@maru/sdk";
import { AgentClient } from "./agent-client.ts";
import { BaresipPhone } from "./baresip-phone.ts";
import type { Heard } from "./ear.ts";
import type { Party } from "./parties.ts";
import type { VoiceCorner } from "./voice-corner.ts";

/** An agent with a desk phone. */
export class CallAgent extends AgentClient {
  readonly party: Party;
  readonly phone: BaresipPhone;

  static async arrive(
    admin: Client,
    url: string,
    corner: VoiceCorner,
    party: Party,
  ): Promise<CallAgent> {
    const { id, client } = await AgentClient.signIn(admin, url, corner.agentId(party));
    const { deskPhone } = await client.query("phone.get", {});
    const { user, password, domain, port } = deskPhone;
    const registrar = { address: `${domain}:${port}`, password };
    const phone = await BaresipPhone.start({ party, user, registrar });
    const agent = new CallAgent(id, client, phone);
    try {
      await agent.setStation({ kind: "desk_phone" });
      await agent.untilReachable();
      return agent;
    } catch (error) {
      const words = phone.log();
      await agent.leave();
      throw new Error(`${id} is not at their desk:\n${words}`, { cause: error });
    }
  }

  private constructor(id: string, client: Client, phone: BaresipPhone) {
    super(id, client);
    this.party = phone.party;
    this.phone = phone;
  }

  /** Picks the ringing phone up. */
  async pickUp(): Promise<void> {
    await this.untilStage("ringing");
    await this.phone.answer();
  }

  /** Asks a colleague, who picks up. */
  async consult(colleague: CallAgent): Promise<void> {
    const target = { type: "agent", agentId: colleague.id } as const;
    await this.client.command("call.consult", { ...this.named(), target });
    await colleague.pickUp();
    await this.untilStage("consulting_colleague");
  }

  listen(ms: number): Promise<Heard> {
    return this.phone.listen(ms);
  }

  async leave(): Promise<void> {
    this.client.close();
    await this.phone.close();
  }
}
