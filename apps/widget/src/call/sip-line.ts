import type { QueryResult } from "@maru/protocol";
import type { Microphone } from "@maru/sdk/softphone";
import { C, UA, WebSocketInterface } from "jssip";
import type { EndEvent, RTCSession } from "jssip/lib/RTCSession.js";
import type { EndReason } from "./call-state.ts";

export type Invitation = QueryResult<"visitor.call">;

/** A call under way. */
export type Line = {
  hangUp(): void;
  /** As a telephone event in the audio (RFC 4733). */
  sendDigit(digit: string): void;
};

export type LineEvents = {
  onUp(): void;
  /** Before it was up: it could not be made. After: it is over. Once, and the last. */
  onEnded(why: EndReason | "network" | "unavailable"): void;
};

export type PlaceCall = (
  address: string,
  invitation: Invitation,
  microphone: Microphone,
  events: LineEvents,
) => Line;

/** Candidates that take longer (a STUN server that does not answer) are not waited for. */
const LONGEST_GATHERING_MS = 500;
const CONNECT_TIMEOUT_MS = 10_000;
const DTMF = { transportType: C.DTMF_TRANSPORT.RFC2833, duration: 100, interToneGap: 70 };

/** SIP over the server's WebSocket (RFC 7118) with an account of this one call, which is never registered. */
export const placeSipCall: PlaceCall = (address, invitation, microphone, events) => {
  const { account, target, iceServers } = invitation;
  const agent = new UA({
    sockets: [new WebSocketInterface(address)],
    uri: `sip:${account.user}@${account.domain}`,
    password: account.password,
    register: false,
    session_timers: false,
    user_agent: "Maru",
  });
  const speaker = new Audio();
  speaker.autoplay = true;
  let session: RTCSession | undefined;
  let over = false;
  const end = (why: Parameters<LineEvents["onEnded"]>[0]) => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    speaker.srcObject = null;
    agent.stop();
    events.onEnded(why);
  };
  const timer = setTimeout(() => session === undefined && end("network"), CONNECT_TIMEOUT_MS);
  agent.on("connected", () => {
    session ??= agent.call(target, {
      mediaStream: microphone.stream,
      pcConfig: { iceServers: iceServers as RTCIceServer[] },
      eventHandlers: handlersOf(speaker, events.onUp, end),
    });
  });
  // A connection lost later is sought again, and the voices need none.
  agent.on("disconnected", () => session === undefined && end("network"));
  agent.start();
  return {
    hangUp() {
      if (session === undefined || session.isEnded()) end("self");
      else session.terminate();
    },
    sendDigit(digit) {
      if (session?.isEstablished() === true) session.sendDTMF(digit, DTMF);
    },
  };
};

function handlersOf(
  speaker: HTMLAudioElement,
  onUp: () => void,
  end: (why: EndReason | "unavailable" | "network") => void,
) {
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let up = false;
  const ended = (event: EndEvent) => {
    clearTimeout(gathering);
    end(up ? endOf(event) : failureOf(event));
  };
  return {
    peerconnection: ({ peerconnection }: { peerconnection: RTCPeerConnection }) =>
      peerconnection.addEventListener("track", ({ track, streams: [stream] }) => {
        speaker.srcObject = stream ?? new MediaStream([track]);
      }),
    icecandidate: ({ ready }: { ready: () => void }) => {
      gathering ??= setTimeout(ready, LONGEST_GATHERING_MS);
    },
    accepted: () => {
      up = true;
      onUp();
    },
    ended,
    failed: ended,
  };
}

function endOf({ originator, cause }: EndEvent): EndReason {
  if (cause === C.causes.RTP_TIMEOUT || cause === C.causes.CONNECTION_ERROR) return "lost";
  return originator === "local" ? "self" : "other";
}

function failureOf({ cause }: EndEvent): EndReason | "unavailable" | "network" {
  if (cause === C.causes.CANCELED) return "self";
  if (cause === C.causes.BUSY) return "busy";
  const network = [C.causes.CONNECTION_ERROR, C.causes.REQUEST_TIMEOUT] as string[];
  return network.includes(cause) ? "network" : "unavailable";
}
