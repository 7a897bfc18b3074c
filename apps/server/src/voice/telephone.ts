import type { Settings } from "../platform/settings.ts";
import type { TelephoneSecrets } from "./telephone-secrets.ts";
import type { VoiceEdge } from "./voice-edge.ts";

/** What the edges need of the telephone. */
export interface Telephone {
  readonly voice: VoiceEdge;
  readonly secrets: TelephoneSecrets;
  readonly place: TelephonePlace;
}

/** How phones reach us. */
export interface TelephonePlace {
  /** The part behind the `@` of our SIP addresses. */
  readonly domain: string;
  readonly port: number;
  readonly transport: "udp" | "tcp" | "tls";
  /** For browsers that cannot send sound to us directly (WebRTC, RFC 8445). */
  readonly iceServers: readonly {
    readonly urls: string[];
    readonly username?: string;
    readonly credential?: string;
  }[];
}

/** Where our own SIP is, for who is on this machine: `host:port`. */
export function ownSip({ voice }: Pick<Settings, "voice">): string {
  const { host, port } = voice.sip;
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return name.includes(":") ? `[${name}]:${port}` : `${name}:${port}`;
}

export function telephonePlace({
  publicUrl,
  voice,
}: Pick<Settings, "publicUrl" | "voice">): TelephonePlace {
  const { publicAddress, port } = voice.sip;
  const domain = publicAddress ?? new URL(publicUrl).hostname;
  return { domain, port, transport: "udp", iceServers: [] };
}
