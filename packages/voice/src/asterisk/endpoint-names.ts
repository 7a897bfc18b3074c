import { createHash } from "node:crypto";
import type { AgentId, PhoneKind, TrunkId } from "@maru/core";
import type { Arrival, LineAccount } from "../port.ts";
import type { AriChannel } from "./ari-types.ts";

/**
 * What is whose in Asterisk. Endpoints are called `<mark>-<kind>-<id>`: a mark of the organisation, and our own id.
 * Never a telephone number, so a caller's `From` cannot name one by chance; and readable back, so nothing has to be
 * remembered over a restart. The dialplan makes the application of an organisation from the mark.
 */
export class EndpointNames {
  /** Ten characters, which the dialplan counts on. */
  readonly mark: string;

  constructor(organisationId: string) {
    this.mark = createHash("sha256").update(organisationId).digest("hex").slice(0, 10);
  }

  /** The Stasis application the organisation's calls are in: no server sees another organisation's. */
  get application(): string {
    return `maru-${this.mark}`;
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
    const [, mark, kind, id = ""] = /^([0-9a-f]{10})-([a-z_]+)-(.+)$/.exec(name) ?? [];
    if (mark !== this.mark) return undefined;
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

  /** Whose endpoint a channel belongs to; it is called `PJSIP/<endpoint>-0000002a`. */
  ofChannel({ name }: AriChannel): Arrival["from"] | undefined {
    return this.read(/^PJSIP\/(.+)-[0-9a-f]{8}$/.exec(name)?.[1] ?? "");
  }

  #name(kind: PhoneKind | "web" | "trunk", id: string): string {
    return `${this.mark}-${kind}-${id}`;
  }
}
