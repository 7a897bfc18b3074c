import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { refuseStart, type StartRefusal, type Words } from "./refusal.ts";

/**
 * Everything an operator may set, read from the environment. What each means is in the README, whose
 * table a test checks against this one.
 */
export const settingsTable = {
  PORT: {
    default: "8080",
    expects: { en: "a number from 1 to 65535", ko: "1에서 65535 사이의 숫자" },
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65_535),
  },
  HOST: {
    default: "127.0.0.1",
    expects: { en: "an IP address or a host name", ko: "IP 주소 또는 호스트 이름" },
    schema: z.string().refine((host) => isIP(host) !== 0 || isHostName(host)),
  },
  MARU_DATA: {
    default: "./data",
    expects: { en: "a path", ko: "폴더 경로" },
    schema: z.string().refine((path) => path.trim() !== "" && !path.includes("\0")),
  },
  DATABASE_URL: {
    default: undefined,
    expects: {
      en: "an address such as postgresql://user:password@host:5432/maru",
      ko: "postgresql://user:password@host:5432/maru 형식의 주소",
    },
    schema: z.string().refine(isPostgresUrl),
  },
  LOG_LEVEL: {
    default: "info",
    expects: {
      en: "fatal, error, warn, info, debug or trace",
      ko: "fatal, error, warn, info, debug, trace 중 하나",
    },
    schema: z.enum(["fatal", "error", "warn", "info", "debug", "trace"]),
  },
  MARU_PUBLIC_URL: {
    default: undefined,
    expects: {
      en: "an address such as https://maru.example.com",
      ko: "https://maru.example.com 형식의 주소",
    },
    schema: z
      .string()
      .refine(isWebOrigin)
      .transform((url) => new URL(url).origin),
  },
  MARU_DEMO: {
    default: "on",
    expects: { en: "on or off", ko: "on 또는 off" },
    schema: z.enum(["on", "off"]),
  },
  MARU_VOICE: {
    default: "on",
    expects: { en: "on or off", ko: "on 또는 off" },
    schema: z.enum(["on", "off"]),
  },
  MARU_ARI_URL: {
    default: undefined,
    expects: {
      en: "an address such as http://user:password@host:8088",
      ko: "http://user:password@host:8088 형식의 주소",
    },
    schema: z.string().refine(isAriUrl),
  },
  MARU_SIP_HOST: {
    default: "127.0.0.1",
    expects: { en: "an IP address", ko: "IP 주소" },
    schema: z.string().refine((host) => isIP(host) !== 0),
  },
  MARU_SIP_PORT: {
    default: "5060",
    expects: { en: "a number from 1 to 65534", ko: "1에서 65534 사이의 숫자" },
    // SIP over TLS has the port after it.
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65_534),
  },
  MARU_SIP_TLS_CERT: {
    default: undefined,
    expects: { en: "the path of a PEM file", ko: "PEM 파일 경로" },
    schema: z.string().refine(isOneLine),
  },
  MARU_SIP_TLS_KEY: {
    default: undefined,
    expects: { en: "the path of a PEM file", ko: "PEM 파일 경로" },
    schema: z.string().refine(isOneLine),
  },
  MARU_RTP_PORTS: {
    default: "10000-10999",
    expects: { en: "a range of ports such as 10000-10999", ko: "10000-10999 형식의 포트 범위" },
    schema: z
      .string()
      .transform(parsePortRange)
      .pipe(z.object({ first: z.int(), last: z.int() })),
  },
  MARU_FLOW_NETWORKS: {
    default: "public",
    expects: { en: "public or any", ko: "public 또는 any" },
    schema: z.enum(["public", "any"]),
  },
  MARU_PUBLIC_ADDRESS: {
    default: undefined,
    expects: { en: "an IP address", ko: "IP 주소" },
    schema: z.string().refine((address) => isIP(address) !== 0),
  },
} as const satisfies Record<string, SettingRow>;

interface SettingRow {
  /** As written in the environment; undefined: may be left out and then has no value. */
  readonly default: string | undefined;
  readonly expects: Words;
  readonly schema: z.ZodType<unknown, string>;
}

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace";
  /** An origin, without a slash at the end. */
  readonly publicUrl: string;
  /** An empty database becomes the demo shop; off: it waits for whoever has the set-up code. */
  readonly demo: boolean;
  readonly voice: VoiceSettings;
  /** Which web services flows may ask: of the public internet, or also of this machine and private networks. */
  readonly flowNetworks: "public" | "any";
}

/** How calls come in and go out. */
export interface VoiceSettings {
  readonly enabled: boolean;
  /** An Asterisk that is there already. */
  readonly ariUrl: string | undefined;
  readonly sip: {
    readonly host: string;
    readonly port: number;
    readonly tls: { readonly certificate: string; readonly key: string } | undefined;
    /** The address other machines know this one by, where that is not its own. */
    readonly publicAddress: string | undefined;
    readonly rtpPorts: { readonly first: number; readonly last: number };
  };
}

type SettingName = keyof typeof settingsTable;

export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
): Settings | StartRefusal {
  const values: Record<string, unknown> = {};
  for (const [name, row] of Object.entries<SettingRow>(settingsTable)) {
    // Set to nothing is the same as not set: shells and compose files cannot always unset.
    const given = env[name]?.trim() || row.default;
    if (given === undefined) continue;
    const parsed = row.schema.safeParse(given);
    if (!parsed.success) return refuseSetting(name, given, row);
    values[name] = parsed.data;
  }
  const value = <N extends SettingName>(name: N): z.output<(typeof settingsTable)[N]["schema"]> =>
    values[name] as z.output<(typeof settingsTable)[N]["schema"]>;
  const tls = readTls(values);
  if (tls === "incomplete") return refuseHalfTls();
  return {
    port: value("PORT"),
    host: value("HOST"),
    dataFolder: value("MARU_DATA"),
    databaseUrl: values["DATABASE_URL"] as string | undefined,
    logLevel: value("LOG_LEVEL"),
    publicUrl:
      (values["MARU_PUBLIC_URL"] as string | undefined) ?? localUrl(value("HOST"), value("PORT")),
    demo: value("MARU_DEMO") === "on",
    flowNetworks: value("MARU_FLOW_NETWORKS"),
    voice: {
      enabled: value("MARU_VOICE") === "on",
      ariUrl: values["MARU_ARI_URL"] as string | undefined,
      sip: {
        host: value("MARU_SIP_HOST"),
        port: value("MARU_SIP_PORT"),
        tls,
        publicAddress: values["MARU_PUBLIC_ADDRESS"] as string | undefined,
        rtpPorts: value("MARU_RTP_PORTS"),
      },
    },
  };
}

function readTls(
  values: Readonly<Record<string, unknown>>,
): VoiceSettings["sip"]["tls"] | "incomplete" {
  const certificate = values["MARU_SIP_TLS_CERT"] as string | undefined;
  const key = values["MARU_SIP_TLS_KEY"] as string | undefined;
  if (certificate === undefined && key === undefined) return undefined;
  if (certificate === undefined || key === undefined) return "incomplete";
  return { certificate: resolve(certificate), key: resolve(key) };
}

function refuseHalfTls(): StartRefusal {
  return refuseStart("setting_invalid", {
    en: "MARU_SIP_TLS_CERT and MARU_SIP_TLS_KEY belong together: set both or neither.",
    ko: "MARU_SIP_TLS_CERT와 MARU_SIP_TLS_KEY는 함께 지정해야 합니다. 둘 다 지정하거나 둘 다 지우세요.",
  });
}

/** Whether other machines can connect. */
export function isPublicHost(host: string): boolean {
  return !(host === "localhost" || host === "::1" || /^127\./.test(host));
}

function localUrl(host: string, port: number): string {
  // Listening on every address is not an address one can open.
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`;
}

function refuseSetting(name: string, given: string, row: SettingRow): StartRefusal {
  // These addresses hold a password.
  const secret = name === "DATABASE_URL" || name === "MARU_ARI_URL";
  const shown = secret ? "" : ` (${JSON.stringify(given.slice(0, 80))})`;
  return refuseStart("setting_invalid", {
    en: `${name}${shown} must be ${row.expects.en}: correct it or leave it out.`,
    ko: `${name}${shown} 값이 올바르지 않습니다. ${row.expects.ko}로 지정하거나 지우세요.`,
  });
}

function isHostName(text: string): boolean {
  return /^(?=.{1,253}$)(?!.*\.\d+$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(
    text,
  );
}

/** Paths are refused: Maru's pages and cookies expect to be at the root. */
function isWebOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && `${pathname}${search}${hash}${username}` === "/";
}

function isAriUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, pathname, search, hash } = new URL(text);
  const plain = `${pathname}${search}${hash}` === "/";
  return /^https?:$/.test(protocol) && plain && username !== "" && password !== "";
}

/** It goes into a line of a configuration file. */
function isOneLine(path: string): boolean {
  return !/[\0\r\n;]/.test(path);
}

/** A call takes two to four ports; RTP takes the even ones (RFC 3550, section 11). */
function parsePortRange(text: string): { first: number; last: number } | undefined {
  const [, first, last] = /^(\d{4,5})-(\d{4,5})$/.exec(text) ?? [];
  const range = { first: Number(first), last: Number(last) };
  const usable = range.first >= 1_024 && range.last <= 65_535 && range.last - range.first >= 9;
  return usable ? range : undefined;
}

function isPostgresUrl(text: string): boolean {
  // A unix socket is named by ?host=, which leaves the host part empty: no URL to the WHATWG.
  const parseable = text.replace(/@\//, "@localhost/");
  return URL.canParse(parseable) && /^postgres(ql)?:$/.test(new URL(parseable).protocol);
}
