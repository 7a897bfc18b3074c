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
    LOG_LEVEL: "debug",
    MARU_PUBLIC_URL: "https://maru.example.com/",
  };

  expect(readSettings(env)).toEqual({
    port: 9000,
    host: "::",
    dataFolder: "/srv/maru",
    databaseUrl: "postgresql://maru@/maru?host=/run/postgresql",
    logLevel: "debug",
    publicUrl: "https://maru.example.com",
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
])("%s=%j is refused by name, in both languages", (name, value) => {
  expect(readSettings({ [name]: value })).toEqual({
    refused: "setting_invalid",
    words: { en: expect.stringContaining(name), ko: expect.stringContaining(name) },
  });
});

test("a refused DATABASE_URL does not show its password", () => {
  expect(
    JSON.stringify(readSettings({ DATABASE_URL: "mysql://root:hunter2@db/maru" })),
  ).not.toContain("hunter2");
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
