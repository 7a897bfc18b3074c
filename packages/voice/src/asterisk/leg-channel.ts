import type { LegId, PromptName } from "@maru/core";
import type { ActualLeg, Arrival } from "../port.ts";
import type { AriBridge, AriChannel } from "./ari-types.ts";
import type { EndpointNames } from "./endpoint-names.ts";

/**
 * What Asterisk does not say of a channel and a server that was restarted must know is written down on the channel
 * itself, in variables that `ari.conf` names in `channelvars`.
 */
export const NOTES = {
  /** Set on those we dial. */
  dialled: "MARU_DIALLED",
  place: "MARU_PLACE",
  muted: "MARU_MUTED",
} as const;

export type AlonePlace = Exclude<ActualLeg["place"], { type: "room" }>;

export const SILENCE: AlonePlace = { type: "alone", hears: "silence" };

export function writePlace(place: AlonePlace): string {
  if (place.type === "announcement") return `announcement ${place.announcementId}`;
  const { hears, prompt } = place;
  return prompt === undefined ? hears : `${hears} ${prompt.name} ${prompt.language}`;
}

function readPlace(text: string | undefined): AlonePlace {
  const [kind, name = "", language] = (text ?? "").split(" ");
  if (kind === "announcement") return { type: "announcement", announcementId: name };
  if (kind === "music" && name !== "") {
    const prompt = { name: name as PromptName, language: language === "en" ? "en" : "ko" } as const;
    return { type: "alone", hears: "music", prompt };
  }
  return kind === "music" || kind === "ringback" ? { type: "alone", hears: kind } : SILENCE;
}

export function isDialled({ channelvars }: AriChannel): boolean {
  return channelvars?.[NOTES.dialled] === "1";
}

/** One of the organisation's, which we dialled, or which reached us and is in our hands. */
export function isLeg(channel: AriChannel, names: EndpointNames): boolean {
  return names.ofChannel(channel) !== undefined && (isDialled(channel) || isInHands(channel));
}

/** Asterisk does with it what we say. One we dial is so a moment after it is answered. */
function isInHands({ dialplan }: AriChannel): boolean {
  return dialplan.app_name === "Stasis";
}

/** A channel as a leg, as far as the channel itself says. */
export function readLeg(
  channel: AriChannel,
  bridges: readonly AriBridge[],
  names: EndpointNames,
): ActualLeg {
  const bridge = bridges.find(({ channels }) => channels.includes(channel.id));
  return {
    id: channel.id as LegId,
    status: channel.state === "Up" && isInHands(channel) ? "up" : "ringing",
    place:
      bridge === undefined
        ? readPlace(channel.channelvars?.[NOTES.place])
        : { type: "room", room: bridge.id },
    muted: channel.channelvars?.[NOTES.muted] === "1",
    arrival: isDialled(channel) ? null : readArrival(channel, names),
  };
}

/** How a channel that came to us came; null: from nobody we know. */
export function readArrival(channel: AriChannel, names: EndpointNames): Arrival | null {
  const from = names.ofChannel(channel);
  if (from === undefined) return null;
  const { number } = channel.caller;
  // Others than carriers give the name of their account.
  const isWithheld = number === "" || /^anonymous$/i.test(number) || from.kind !== "trunk";
  return {
    from,
    calledNumber: channel.dialplan.exten,
    callerNumber: isWithheld ? null : number,
  };
}
