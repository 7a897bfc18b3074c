import type { Trunk, TrunkId } from "@maru/core";
import { expect, test } from "vitest";
import { phoneObjects, trunkObjects } from "./endpoint-objects.ts";

const trunk: Trunk = {
  id: "carrier" as TrunkId,
  name: "Carrier",
  host: "sip.example.com:5070",
  transport: "udp",
  srtp: false,
  username: null,
  register: false,
  addresses: [],
  country: "KR",
};

/** The fields of each object, by its type; they come in the order in which they have to be made. */
function fieldsOf(objects: ReturnType<typeof phoneObjects>) {
  return Object.fromEntries(objects.map(({ objectType, fields }) => [objectType, fields]));
}

test("a browser speaks WebRTC, Opus first, and is one phone that signs in", () => {
  const objects = fieldsOf(phoneObjects("x-browser-alice", "browser", "secret"));

  expect(Object.keys(objects)).toEqual(["auth", "aor", "endpoint"]);
  expect(objects["auth"]).toEqual({
    auth_type: "userpass",
    username: "x-browser-alice",
    password: "secret",
  });
  expect(objects["aor"]).toMatchObject({ max_contacts: "1", remove_existing: "yes" });
  expect(objects["endpoint"]).toMatchObject({ webrtc: "yes", allow: "opus,ulaw" });
});

test("a desk phone keeps no connection, so it is asked whether it is there", () => {
  const objects = fieldsOf(phoneObjects("x-desk_phone-alice", "desk_phone", "secret"));

  expect(objects["aor"]).toMatchObject({ qualify_frequency: "30" });
  expect(objects["endpoint"]).not.toHaveProperty("webrtc");
});

test.each(["browser", "desk_phone", "web"] as const)(
  "a %s that vanishes, and a trunk's call that does, end by themselves",
  (kind) => {
    for (const objects of [phoneObjects("x", kind, "secret"), trunkObjects("x", trunk, null)]) {
      expect(Number(fieldsOf(objects)["endpoint"]?.["rtp_timeout"])).toBeGreaterThan(0);
    }
  },
);

test("whoever is outside may hold us for minutes", () => {
  const endpoint = fieldsOf(trunkObjects("x", trunk, null))["endpoint"];

  expect(Number(endpoint?.["rtp_timeout_hold"])).toBeGreaterThanOrEqual(300);
});

test("a carrier that knows us by address is known by its own", () => {
  const objects = fieldsOf(trunkObjects("x-trunk-carrier", trunk, null));

  expect(Object.keys(objects)).toEqual(["aor", "endpoint", "identify"]);
  expect(objects["aor"]).toMatchObject({ contact: "sip:sip.example.com:5070;transport=udp" });
  expect(objects["identify"]).toEqual({ endpoint: "x-trunk-carrier", match: "sip.example.com" });
  expect(objects["endpoint"]).toMatchObject({ identify_by: "ip", media_encryption: "no" });
});

test("calls come from the addresses that are named, instead of the host's", () => {
  const addresses = ["192.0.2.0/28", "198.51.100.7"];
  const objects = fieldsOf(trunkObjects("x", { ...trunk, addresses }, null));

  expect(objects["identify"]).toMatchObject({ match: "192.0.2.0/28,198.51.100.7" });
});

test("a carrier we register with is signed in at, over TLS with SRTP where wanted", () => {
  const secure: Trunk = {
    ...{ ...trunk, transport: "tls", srtp: true, username: "maru", register: true },
  };
  const objects = fieldsOf(trunkObjects("x", secure, "secret"));

  expect(Object.keys(objects)).toEqual(["auth", "aor", "endpoint", "identify", "registration"]);
  expect(objects["endpoint"]).toMatchObject({
    transport: "transport-tls",
    media_encryption: "sdes",
    outbound_auth: "x",
  });
  expect(objects["registration"]).toMatchObject({
    server_uri: "sip:sip.example.com:5070;transport=tls",
    client_uri: "sip:maru@sip.example.com:5070",
    outbound_auth: "x",
  });
});

test("an IPv6 host is taken apart as one", () => {
  const objects = fieldsOf(trunkObjects("x", { ...trunk, host: "[2001:db8::1]:5070" }, null));

  expect(objects["identify"]).toMatchObject({ match: "2001:db8::1" });
});
