import type { AgentId, MediaStatus } from "@maru/core";
import type { MediaOutlet } from "../engine/media-watch.ts";
import {
  OrganisationVoice,
  type OrganisationVoiceParts,
  type VoiceLine,
} from "./organisation-voice.ts";
import { TrunkNetworks } from "./trunk-networks.ts";
import type { WebCaller } from "./web-calls.ts";

/** The telephone's part of the server, over all its organisations. */
export interface VoiceEdge {
  /** Given to the engine host. */
  readonly outlet: MediaOutlet;
  /** How the engine's process is doing; told of every change. */
  platform(status: MediaStatus): void;
  /** Null while there is no telephone here. */
  phoneAccount(
    organisationId: string,
    agentId: AgentId,
    phone: "browser" | "desk_phone",
  ): SipAccount | null;
  invite(organisationId: string, caller: WebCaller): Promise<SipAccount | null>;
  /** A trunk's password has changed. */
  renewLines(organisationId: string): void;
  close(): void;
}

export interface SipAccount {
  readonly user: string;
  readonly password: string;
}

export interface VoiceEdgeParts extends OrganisationVoiceParts {
  /** The media engine for an organisation's calls. */
  readonly openLine: (organisationId: string) => VoiceLine;
}

export function createVoiceEdge(parts: VoiceEdgeParts): VoiceEdge {
  const organisations = new Map<string, OrganisationVoice>();
  const networks = new TrunkNetworks(parts.logger);
  let status: MediaStatus = "off";
  const voiceOf = (id: string): OrganisationVoice => {
    const known = organisations.get(id);
    if (known !== undefined) return known;
    const line = parts.openLine(id);
    const guarded = { ...line, lines: networks.guard(id, line.lines) };
    const voice = new OrganisationVoice(id, guarded, parts);
    organisations.set(id, voice);
    voice.platform(status);
    return voice;
  };
  return {
    outlet: {
      recovered: (id, calls) => voiceOf(id).recovered(calls),
      changed: (id, calls) => voiceOf(id).changed(calls),
      configured: (id) => voiceOf(id).renewLines(),
      ceded(id) {
        organisations.get(id)?.close();
        organisations.delete(id);
        networks.release(id);
      },
    },
    platform(next) {
      status = next;
      for (const voice of organisations.values()) voice.platform(next);
    },
    phoneAccount: (id, agentId, phone) =>
      organisations.get(id)?.phoneAccount(agentId, phone) ?? null,
    invite: async (id, caller) =>
      status === "up" ? ((await organisations.get(id)?.invite(caller)) ?? null) : null,
    renewLines: (id) => organisations.get(id)?.renewLines(),
    close() {
      for (const voice of organisations.values()) voice.close();
      organisations.clear();
    },
  };
}
