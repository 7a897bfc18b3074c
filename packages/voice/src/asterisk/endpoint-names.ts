import { createHash } from "node:crypto";
import type { AgentId, PhoneKind, TrunkId } from "@maru/core";
import type { Arrival, LineAccount } from "../port.ts";

/**
 * Names of SIP endpoints: the kind, a short mark of the organisation, and our own id. Never a telephone number, so a
 * caller's `From` cannot name one by chance; and readable back, so nothing has to be remembered over a restart.
 */
export class EndpointNames {
  readonly #mark: string;

  constructor(organisationId: string) {
    this.#mark = createHash("sha256").update(organisationId).digest("hex").slice(0, 10);
  }

  ofAccount(account: LineAccount): string {
    return account.kind === "web"
      ? this.#name("web", account.account)
      : this.ofPhone(account.agentId, account.phone);
  }

  ofPhone(agentId: AgentId, phone: PhoneKind): string {
    return this.#name(phone, agentId);
  }

  ofTrunk(trunkId: TrunkId): string {
    return this.#name("trunk", trunkId);
  }

  /** Whose endpoint this is; undefined: none of this organisation's. */
  read(name: string): Arrival["from"] | undefined {
    const [, kind, mark, id = ""] = /^([a-z_]+)-([0-9a-f]{10})-(.+)$/.exec(name) ?? [];
    if (mark !== this.#mark) return undefined;
    switch (kind) {
      case "web":
        return { kind, account: id };
      case "trunk":
        return { kind, trunkId: id as TrunkId };
      case "browser":
      case "desk_phone":
        return { kind: "phone", agentId: id as AgentId, phone: kind };
      default:
        return undefined;
    }
  }

  #name(kind: PhoneKind | "web" | "trunk", id: string): string {
    return `${kind}-${this.#mark}-${id}`;
  }
}

/** The endpoint a channel belongs to: `PJSIP/<endpoint>-0000002a`. */
export function endpointOfChannel(channelName: string): string {
  return /^PJSIP\/(.+)-[0-9a-f]{8}$/.exec(channelName)?.[1] ?? "";
}
