import { BlockList, isIP } from "node:net";
import { type MediaLines, networksOf } from "@maru/voice";
import type { Logger } from "../platform/logger.ts";

type Wanted = Parameters<MediaLines["provision"]>[0];

/**
 * Keeps the organisations' trunks apart: Asterisk knows a carrier by its address, over all organisations, so a network
 * is one organisation's only. Whoever named it first in this process has it; the other's trunk is not set up. What is
 * on this machine is everybody's.
 */
export class TrunkNetworks {
  readonly #logger: Logger;
  readonly #taken = new Map<string, string[]>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** These lines of the organisation's, with the trunks only that it may have. */
  guard(organisationId: string, lines: MediaLines): MediaLines {
    return {
      provision: ({ phones, trunks }) =>
        lines.provision({ phones, trunks: this.#take(organisationId, trunks) }),
      addWebAccount: (account) => lines.addWebAccount(account),
      userOf: (account) => lines.userOf(account),
    };
  }

  /** Another node has the organisation. */
  release(organisationId: string): void {
    this.#taken.delete(organisationId);
  }

  #take(organisationId: string, wanted: Wanted["trunks"]): Wanted["trunks"] {
    const others = [...this.#taken].flatMap(([id, taken]) => (id === organisationId ? [] : taken));
    const trunks = wanted.filter(({ trunk }) => {
      const isTaken = outside(trunk).some((own) => others.some((other) => overlap(own, other)));
      if (isTaken) {
        const detail = { organisationId, trunkId: trunk.id };
        this.#logger.warn(detail, "a trunk is not set up: another organisation has its networks");
      }
      return !isTaken;
    });
    const taken = trunks.flatMap(({ trunk }) => outside(trunk));
    this.#taken.set(organisationId, taken);
    return trunks;
  }
}

function outside(trunk: Wanted["trunks"][number]["trunk"]): string[] {
  return networksOf(trunk).filter((network) => !isLoopback(network));
}

function isLoopback(network: string): boolean {
  return ["localhost", "::1"].includes(network) || contains("127.0.0.0/8", network);
}

/** Of two networks that share an address one contains the other. Names are compared as they are written. */
function overlap(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase() || contains(one, other) || contains(other, one);
}

function contains(outer: string, inner: string): boolean {
  const [net = "", prefix] = outer.split("/");
  const [address = ""] = inner.split("/");
  const family = isIP(net);
  if (family === 0 || family !== isIP(address)) return false;
  const type = family === 6 ? "ipv6" : "ipv4";
  const list = new BlockList();
  if (prefix === undefined) list.addAddress(net, type);
  else list.addSubnet(net, Number(prefix), type);
  return list.check(address, type);
}
