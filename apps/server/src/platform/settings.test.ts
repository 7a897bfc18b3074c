import { expect, test } from "vitest";
import { isPublicHost, readSettings } from "./settings.ts";

test("without an environment every setting has its default", () => {
  expect(readSettings({})).toEqual({
    port: 8080,
    host: "127.0.0.1",
    dataFolder: "./data",
    databaseUrl: undefined,
    logLevel: "info",
    publicUrl: "http://127.0.0.1:8080",
    demo: true,
    flowNetworks: "public",
    voice: {
      enabled: true,
      ariUrl: undefined,
      sip: {
        host: "127.0.0.1",
        port: 5060,
        tls: undefined,
        publicAddress: undefined,
        rtpPorts: { first: 10_000, last: 10_999 },
      },
    },
  });
});

test("a setting that is there but empty counts as left out", () => {
  expect(readSettings({ PORT: "", HOST: " ", DATABASE_URL: "" })).toEqual(readSettings({}));
});

test("each setting is read", () => {
  const env = {
    PORT: "9000",
    HOST: "::",
    MARU_DATA: "/srv/maru",
    DATABASE_URL: "postgresql://maru@/maru?host=/run/postgresql",
    MARU_FLOW_NETWORKS: "any",
    LOG_LEVEL: "debug",
    MARU_PUBLIC_URL: "https://maru.example.com/",
    MARU_DEMO: "off",
    MARU_VOICE: "off",
    MARU_ARI_URL: "http://maru:secret@pbx:8088",
    MARU_SIP_HOST: "0.0.0.0",
    MARU_SIP_PORT: "5080",
    MARU_SIP_TLS_CERT: "/etc/maru/sip.pem",
    MARU_SIP_TLS_KEY: "/etc/maru/sip.key",
    MARU_RTP_PORTS: "20000-29999",
    MARU_PUBLIC_ADDRESS: "203.0.113.7",
  };

  expect(readSettings(env)).toEqual({
    port: 9000,
    host: "::",
    dataFolder: "/srv/maru",
    databaseUrl: "postgresql://maru@/maru?host=/run/postgresql",
    logLevel: "debug",
    publicUrl: "https://maru.example.com",
    demo: false,
    flowNetworks: "any",
    voice: {
      enabled: false,
      ariUrl: "http://maru:secret@pbx:8088",
      sip: {
        host: "0.0.0.0",
        port: 5080,
        tls: { certificate: "/etc/maru/sip.pem", key: "/etc/maru/sip.key" },
        publicAddress: "203.0.113.7",
        rtpPorts: { first: 20_000, last: 29_999 },
      },
    },
  });
});

test.each([
  ["127.0.0.1", "http://127.0.0.1:8080"],
  ["localhost", "http://localhost:8080"],
  ["::1", "http://[::1]:8080"],
  ["0.0.0.0", "http://localhost:8080"],
  ["::", "http://localhost:8080"],
  ["192.168.0.7", "http://192.168.0.7:8080"],
])("on HOST %s people open %s", (host, publicUrl) => {
  expect(readSettings({ HOST: host })).toMatchObject({ publicUrl });
});

test.each([
  ["PORT", "8080.5"],
  ["PORT", "0x50"],
  ["PORT", "-1"],
  ["PORT", "0"],
  ["PORT", "65536"],
  ["HOST", "http://localhost"],
  ["HOST", "256.0.0.1"],
  ["HOST", "a host"],
  ["MARU_DATA", "da\0ta"],
  ["DATABASE_URL", "localhost:5432"],
  ["DATABASE_URL", "https://localhost/maru"],
  ["LOG_LEVEL", "INFO"],
  ["MARU_PUBLIC_URL", "https://maru.example.com/desk"],
  ["MARU_PUBLIC_URL", "https://user@maru.example.com"],
  ["MARU_PUBLIC_URL", "ftp://maru.example.com"],
  ["MARU_DEMO", "yes"],
  ["MARU_VOICE", "yes"],
  ["MARU_ARI_URL", "http://pbx:8088"],
  ["MARU_ARI_URL", "ws://maru:secret@pbx:8088"],
  ["MARU_ARI_URL", "http://maru:secret@pbx:8088/ari"],
  ["MARU_SIP_HOST", "localhost"],
  ["MARU_SIP_PORT", "65535"],
  ["MARU_SIP_TLS_CERT", "/etc/maru/sip.pem"],
  ["MARU_SIP_TLS_KEY", "/etc/maru/sip\nkey"],
  ["MARU_RTP_PORTS", "10000"],
  ["MARU_RTP_PORTS", "10000-10004"],
  ["MARU_RTP_PORTS", "20000-10000"],
  ["MARU_PUBLIC_ADDRESS", "maru.example.com"],
])("%s=%j is refused by name, in both languages", (name, value) => {
  expect(readSettings({ [name]: value })).toEqual({
    refused: "setting_invalid",
    words: { en: expect.stringContaining(name), ko: expect.stringContaining(name) },
  });
});

test.each([
  ["DATABASE_URL", "mysql://root:hunter2@db/maru"],
  ["MARU_ARI_URL", "ftp://maru:hunter2@pbx"],
])("a refused %s does not show its password", (name, value) => {
  expect(JSON.stringify(readSettings({ [name]: value }))).not.toContain("hunter2");
});

test.each([
  ["127.0.0.1", false],
  ["127.1.2.3", false],
  ["::1", false],
  ["localhost", false],
  ["0.0.0.0", true],
  ["::", true],
  ["192.168.0.7", true],
  ["maru.example.com", true],
])("HOST %s is open to other machines: %s", (host, isPublic) => {
  expect(isPublicHost(host)).toBe(isPublic);
});
