import { isIP } from "node:net";
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
  return {
    port: value("PORT"),
    host: value("HOST"),
    dataFolder: value("MARU_DATA"),
    databaseUrl: values["DATABASE_URL"] as string | undefined,
    logLevel: value("LOG_LEVEL"),
    publicUrl:
      (values["MARU_PUBLIC_URL"] as string | undefined) ?? localUrl(value("HOST"), value("PORT")),
  };
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
  // An address of a database holds a password.
  const shown = name === "DATABASE_URL" ? "" : ` (${JSON.stringify(given.slice(0, 80))})`;
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

function isPostgresUrl(text: string): boolean {
  // A unix socket is named by ?host=, which leaves the host part empty: no URL to the WHATWG.
  const parseable = text.replace(/@\//, "@localhost/");
  return URL.canParse(parseable) && /^postgres(ql)?:$/.test(new URL(parseable).protocol);
}
