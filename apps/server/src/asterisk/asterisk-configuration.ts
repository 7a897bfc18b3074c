import { createHash } from "node:crypto";
import { hostname, networkInterfaces } from "node:os";
import { join } from "node:path";
import { loadedModules } from "./asterisk-modules.ts";
import type { AsteriskProgram } from "./asterisk-program.ts";

/** What an operator decides about telephony. */
export interface SipSettings {
  readonly host: string;
  readonly port: number;
  /** Undefined: no SIP over TLS. The port is one above the other. */
  readonly tls: { readonly certificate: string; readonly key: string } | undefined;
  /** The address other machines know this one by, where that is not its own. */
  readonly publicAddress: string | undefined;
  readonly rtpPorts: { readonly first: number; readonly last: number };
}

/** For what only measurements and tests want: more modules, and text put at the end of configuration files. */
export interface ExtraConfiguration {
  readonly modules: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

export interface AsteriskFolders {
  /** The configuration files go there. */
  readonly configuration: string;
  /** Holds the control socket, whose path the system limits to 107 bytes. */
  readonly run: string;
  readonly log: string;
  /** Recordings are in `recording` below it. */
  readonly spool: string;
  /** Registrations of phones, which outlive Asterisk. */
  readonly database: string;
  /** Music for who is on hold. */
  readonly holdMusic: string;
}

export interface ConfigurationParts {
  readonly program: AsteriskProgram;
  readonly folders: AsteriskFolders;
  readonly sip: SipSettings;
  readonly ari: { readonly port: number; readonly password: string };
  readonly extra: ExtraConfiguration;
}

/** The only user of ARI. */
export const ariUser = "maru";

/** Asterisk's whole configuration: the text of each file by its name. */
export function makeConfiguration(parts: ConfigurationParts): Readonly<Record<string, string>> {
  const files: Record<string, string> = {
    ...silenced,
    "asterisk.conf": writeDirectories(parts),
    "modules.conf": writeModules(parts.extra.modules),
    "http.conf": section("general", {
      enabled: "yes",
      bindaddr: "127.0.0.1",
      bindport: parts.ari.port,
      // Each browser phone is a session, too. The default is 100.
      sessionlimit: 20_000,
    }),
    "ari.conf": `${section("general", {
      enabled: "yes",
      // Told with every channel: what the engine writes down on it.
      channelvars: "MARU_DIALLED,MARU_PLACE,MARU_MUTED,MARU_RECORDER",
    })}${section(ariUser, {
      type: "user",
      read_only: "no",
      password: parts.ari.password,
    })}`,
    "logger.conf": `${section("general", { dateformat: "%FT%T.%3q%z", rotatestrategy: "rotate", queue_log: "no" })}[logfiles]
asterisk.log => warning,error
`,
    "pjsip.conf": writeSip(parts.sip),
    "sorcery.conf": sorcery,
    "rtp.conf": writeRtp(parts.sip),
    "extensions.conf": dialplan,
    "musiconhold.conf": section("maru", {
      mode: "files",
      directory: parts.folders.holdMusic,
      sort: "alpha",
    }),
    "indications.conf": indications,
  };
  for (const [name, text] of Object.entries(parts.extra.files)) {
    files[name] = `${files[name] ?? ""}${text}`;
  }
  return files;
}

function writeDirectories({ program, folders }: ConfigurationParts): string {
  const { directories } = program;
  return `[directories]
astetcdir => ${folders.configuration}
${
  directories === undefined
    ? ""
    : `astmoddir => ${directories.modules}
astvarlibdir => ${directories.data}
astdatadir => ${directories.data}
`
}astkeydir => ${folders.configuration}
astdbdir => ${folders.database}
astspooldir => ${folders.spool}
astrundir => ${folders.run}
astlogdir => ${folders.log}

${section("options", {
  // Begins the ids of calls that come to us, which no other Asterisk's may equal.
  systemname: `maru-${createHash("sha256").update(`${hostname()} ${folders.spool}`).digest("hex").slice(0, 8)}`,
  hideconnect: "yes",
  nocolor: "yes",
  live_dangerously: "no",
})}`;
}

function writeModules(extra: readonly string[]): string {
  const lines = [...loadedModules, ...extra].map((name) => `load = ${name}.so`);
  return `[modules]\nautoload = no\n${lines.join("\n")}\n`;
}

/**
 * Who calls is found by the name they authenticate with or call themselves, then by address: a trunk's
 * address must not swallow the browsers behind the same one. Ids of endpoints are ours and no telephone
 * numbers, so no caller has one by chance. Whoever is nobody gets a 401, as does a wrong password.
 */
function writeSip(sip: SipSettings): string {
  const transport = (protocol: string, port: number, more: Section = {}): string =>
    section(`transport-${protocol}`, {
      type: "transport",
      protocol,
      bind: `${bracket(sip.host)}:${port}`,
      ...(sip.publicAddress === undefined
        ? {}
        : {
            external_media_address: sip.publicAddress,
            external_signaling_address: sip.publicAddress,
            // Who is there reaches us by our own address.
            local_net: "127.0.0.0/8,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16",
          }),
      ...more,
    });
  const global = section("global", {
    type: "global",
    user_agent: "Maru",
    default_realm: "maru",
    endpoint_identifier_order: "auth_username,username,ip",
    keep_alive_interval: 30,
    // Whether a carrier is there is known within seconds, not after a whole period.
    max_initial_qualify_time: 2,
  });
  const tls =
    sip.tls === undefined
      ? ""
      : transport("tls", sip.port + 1, {
          cert_file: sip.tls.certificate,
          priv_key_file: sip.tls.key,
          method: "tlsv1_2",
        });
  return [
    global,
    transport("udp", sip.port),
    transport("tcp", sip.port),
    tls,
    // Through the HTTP server, which listens; the address here is not used.
    section("transport-ws", { type: "transport", protocol: "ws", bind: "127.0.0.1" }),
  ].join("");
}

/** Browsers are told the public address for each of ours (ICE, RFC 8445). */
function writeRtp({ rtpPorts, publicAddress }: SipSettings): string {
  const general = section("general", {
    rtpstart: rtpPorts.first,
    rtpend: rtpPorts.last,
    icesupport: "yes",
    strictrtp: "yes",
  });
  if (publicAddress === undefined) return general;
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  const candidates = own.map(
    ({ address }) => `${address} => ${publicAddress},include_local_address`,
  );
  return `${general}[ice_host_candidates]\n${candidates.join("\n")}\n`;
}

/** Endpoints and what belongs to them are pushed through ARI and live in memory. */
const sorcery = `[res_pjsip]
${["endpoint", "auth", "aor"].map(sorceryOf).join("")}
[res_pjsip_endpoint_identifier_ip]
${sorceryOf("identify")}
[res_pjsip_outbound_registration]
${sorceryOf("registration")}`;

function sorceryOf(type: string): string {
  return `${type} = config,pjsip.conf,criteria=type=${type}\n${type} = memory\n`;
}

/**
 * Answers nothing by itself: every call goes to the application of the organisation
 * that its endpoint's name begins with. While that is away, as
 * when a server is replaced by another, the caller hears it ring.
 */
const dialplan = `[maru]
; Nothing follows a hang-up. Without this, and an end to it, the pattern below would match what it is called.
exten => h,1,Hangup()
exten => _[0-9a-zA-Z+*#]!,1,Set(ATTEMPT=0)
 same => n(enter),Stasis(maru-\${CHANNEL(endpoint):0:10})
 same => n,GotoIf($["\${STASISSTATUS}" = "SUCCESS"]?over)
 same => n,GotoIf($[\${ATTEMPT} >= 20]?away)
 same => n,Set(ATTEMPT=$[\${ATTEMPT} + 1])
 same => n,Ringing()
 same => n,Wait(1)
 same => n,Goto(enter)
; With the cause it ended with.
 same => n(over),Hangup()
; 34, no circuit: 503 to the caller.
 same => n(away),Hangup(34)
`;

/** The tones a caller knows (ITU-T E.180, national practice). */
const indications = `[general]
country = kr

[kr]
description = Republic of Korea
ringcadence = 1000,2000
dial = 350+440
ring = 440+480/1000,0/2000
busy = 480+620/500,0/500
congestion = 480+620/300,0/200

[us]
description = United States
ringcadence = 2000,4000
dial = 350+440
ring = 440+480/2000,0/4000
busy = 480+620/500,0/500
congestion = 480+620/250,0/250
`;

/** What we do not use is switched off, or has an empty file so that Asterisk does not complain. */
const silenced: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["ccss", "features", "udptl", "pjproject", "manager"].map((name) => [
      `${name}.conf`,
      "[general]\n",
    ]),
  ),
  "acl.conf": "",
  "websocket_client.conf": "",
  "cdr.conf": "[general]\nenable = no\n",
  "cel.conf": "[general]\nenable = no\n",
};

type Section = Readonly<Record<string, string | number>>;

function section(name: string, values: Section): string {
  const lines = Object.entries(values).map(([key, value]) => `${key} = ${value}\n`);
  return `[${name}]\n${lines.join("")}\n`;
}

function bracket(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/** Where the control socket goes within the run folder. */
export function controlSocketOf(folder: string): string {
  return join(folder, "asterisk.ctl");
}
