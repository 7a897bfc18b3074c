import type { Trunk, TrunkId } from "@maru/core";
import { pino } from "pino";
import { expect, test } from "vitest";
import { SimulatedLines } from "../testing/simulated-lines.ts";
import { TrunkNetworks } from "./trunk-networks.ts";

function stage() {
  const lines = new SimulatedLines();
  const log: string[] = [];
  const logger = pino({ level: "warn" }, { write: (line) => void log.push(line) });
  const networks = new TrunkNetworks(logger);
  return {
    log,
    networks,
    /** The trunks of the organisation that are set up, each named by its networks. */
    async provision(organisationId: string, ...trunks: string[]): Promise<string[]> {
      const guarded = networks.guard(organisationId, lines.open(organisationId).lines);
      const wanted = trunks.map((text) => ({ trunk: trunkAt(text), password: null }));
      await guarded.provision({ phones: [], trunks: wanted });
      return lines.provisioned.get(organisationId)?.trunks.map(({ trunk }) => trunk.name) ?? [];
    },
  };
}

/** Networks, or the name of a host. */
function trunkAt(text: string): Trunk {
  const isHost = /[a-z]\./.test(text);
  return {
    ...{ id: `at ${text}` as TrunkId, name: text, host: isHost ? text : "sip.example.com" },
    ...{ transport: "udp", srtp: false, username: null, register: false, country: "KR" },
    addresses: isHost ? [] : text.split(" "),
  };
}

test.each([
  ["198.51.100.7", "198.51.100.7"],
  ["198.51.100.7", "198.51.0.0/16"],
  ["198.51.0.0/16", "203.0.113.1 198.51.100.0/24"],
  ["2001:db8::/32", "2001:db8:0:1::5"],
  ["sip.carrier.example:5070", "SIP.carrier.example"],
])("a network is one organisation's: %s, then %s", async (first, second) => {
  const { provision, log } = stage();
  expect(await provision("acme", first)).toEqual([first]);
  expect(await provision("other", second, "192.0.2.1")).toEqual(["192.0.2.1"]);
  expect(log).toHaveLength(1);
  expect(log[0]).toContain(`"organisationId":"other","trunkId":"at ${second}"`);
  expect(await provision("acme", first)).toEqual([first]);
});

test("networks that do not meet, and those of this machine, are set up for everybody", async () => {
  const { provision, log } = stage();
  const trunks = ["198.51.100.0/25", "127.0.0.1", "::1", "127.0.1.0/24"];
  expect(await provision("acme", ...trunks, "198.51.100.64/26")).toHaveLength(5);
  const others = ["198.51.100.128/25", ...trunks.slice(1)];
  expect(await provision("other", ...others)).toEqual(others);
  expect(log).toEqual([]);
});

test("what an organisation gave up, or another node has, is free", async () => {
  const { provision, networks } = stage();
  await provision("acme", "198.51.100.7", "198.51.100.8");
  await provision("acme", "198.51.100.8");
  expect(await provision("other", "198.51.100.7", "198.51.100.8")).toEqual(["198.51.100.7"]);
  networks.release("acme");
  expect(await provision("other", "198.51.100.8")).toEqual(["198.51.100.8"]);
});
