import type { CONFIGURATION_SCHEMAS, QueryInput } from "@maru/protocol";
import type { Client } from "@maru/sdk";

type Agent = (typeof CONFIGURATION_SCHEMAS)["agent"]["_zod"]["input"];
type Account = NonNullable<QueryInput<"user.put">["account"]>;

/**
 * Somebody who may sign in at once: invited, and come by the invitation. A password that an administrator gave would
 * have to be changed first.
 */
export async function welcome(
  admin: Client,
  agent: Agent,
  { password, ...account }: Account & { password: string },
): Promise<void> {
  const put = { agentId: agent.id, agent, account, give: "invitation" } as const;
  const { invitation } = await admin.query("user.put", put);
  const token = invitation?.link.split("/").at(-1);
  if (token === undefined) throw new Error(`${agent.id} was not invited`);
  await admin.query("invitation.accept", { token, password });
}
