import { expect, test } from "vitest";
import { type ConfigurationParts, makeConfiguration } from "./asterisk-configuration.ts";

const parts: ConfigurationParts = {
  program: {
    command: ["asterisk"],
    directories: { modules: "/copy/modules", data: "/copy/data" },
  },
  folders: {
    configuration: "/data/run",
    run: "/tmp/maru",
    log: "/data/log",
    spool: "/data/spool",
    database: "/data/database",
    holdMusic: "/maru/hold-music",
  },
  sip: {
    host: "127.0.0.1",
    port: 5060,
    tls: undefined,
    publicAddress: undefined,
    rtpPorts: { first: 10_000, last: 10_999 },
  },
  ari: { port: 40_000, password: "secret" },
  extra: { modules: [], files: {} },
};

/** The values of a file's section. */
function read(text: string | undefined, name: string): Record<string, string> {
  const lines = (text ?? "").split(`[${name}]\n`)[1]?.split(/\n\[/)[0]?.split("\n") ?? [];
  const pairs = lines.map((line) => line.split(/ =>? /)).filter(({ length }) => length === 2);
  return Object.fromEntries(pairs);
}

test("the REST interface listens on loopback only, for one user with a password", () => {
  const files = makeConfiguration(parts);

  expect(read(files["http.conf"], "general")).toMatchObject({
    bindaddr: "127.0.0.1",
    bindport: "40000",
  });
  expect(read(files["ari.conf"], "maru")).toEqual({
    type: "user",
    read_only: "no",
    password: "secret",
  });
});

test("every folder is in the data folder, and the program's own are told only to the copy", () => {
  const copy = read(makeConfiguration(parts)["asterisk.conf"], "directories");
  const installed = makeConfiguration({
    ...parts,
    program: { command: ["asterisk"], directories: undefined },
  });

  expect(copy).toMatchObject({
    astetcdir: "/data/run",
    astmoddir: "/copy/modules",
    astdatadir: "/copy/data",
    astrundir: "/tmp/maru",
    astspooldir: "/data/spool",
  });
  expect(installed["asterisk.conf"]).not.toContain("/copy/");
});

test("only named modules are loaded; measurements may name more", () => {
  const plain = makeConfiguration(parts)["modules.conf"];
  const extra = makeConfiguration({
    ...parts,
    extra: { modules: ["app_queue"], files: { "queues.conf": "[sales]\n" } },
  });

  expect(plain).toContain("autoload = no");
  expect(plain).not.toContain("app_queue.so");
  expect(extra["modules.conf"]).toContain("load = app_queue.so");
  expect(extra["queues.conf"]).toBe("[sales]\n");
});

test("SIP listens where it is told to; over TLS on the port after, with a certificate", () => {
  const plain = makeConfiguration(parts)["pjsip.conf"];
  const tls = makeConfiguration({
    ...parts,
    sip: { ...parts.sip, host: "::", tls: { certificate: "/c.pem", key: "/k.pem" } },
  })["pjsip.conf"];

  expect(read(plain, "transport-udp")).toMatchObject({ bind: "127.0.0.1:5060" });
  expect(read(plain, "transport-tcp")).toMatchObject({ bind: "127.0.0.1:5060" });
  expect(plain).not.toContain("transport-tls");
  expect(read(tls, "transport-tls")).toMatchObject({
    bind: "[::]:5061",
    cert_file: "/c.pem",
    priv_key_file: "/k.pem",
  });
});

test("behind NAT the other side is told the public address", () => {
  const files = makeConfiguration({
    ...parts,
    sip: { ...parts.sip, publicAddress: "203.0.113.7" },
  });

  expect(read(files["pjsip.conf"], "transport-udp")).toMatchObject({
    external_media_address: "203.0.113.7",
    external_signaling_address: "203.0.113.7",
  });
});

test("the dialplan answers nothing: every call goes to its organisation's application", () => {
  const dialplan = makeConfiguration(parts)["extensions.conf"] ?? "";

  expect(dialplan).toContain("CHANNEL(endpoint):0:10})");
  expect(dialplan).not.toMatch(/Answer|Playback|Dial\(/);
  // A second step would be taken from the pattern for numbers, and be a call from nowhere.
  expect(dialplan).toContain("exten => h,1,Hangup()\n");
});

test("the log has no lines with who calls whom", () => {
  expect(makeConfiguration(parts)["logger.conf"]).toMatch(/asterisk\.log => warning,error\n/);
});
