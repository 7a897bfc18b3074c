import { C, UA, WebSocketInterface } from "jssip";
import type { EndEvent, RTCSession } from "jssip/lib/RTCSession.js";
import type { IncomingRequest } from "jssip/lib/SIPMessage.js";
import type { RTCSessionEvent } from "jssip/lib/UA.js";
import type { LineFault } from "./line-state.ts";
import type { OpenUserAgent, UserAgentCall } from "./user-agent.ts";

const REGISTER_EVERY_S = 120;
/** Between attempts to connect, in seconds. */
const RECOVERY_S = { from: 1, to: 10 };
/** The server says when ringing is over; this is only so that nothing rings for ever. */
const LONGEST_RING_S = 600;
/** Candidates that take longer (a STUN server that does not answer) are not waited for. */
const LONGEST_GATHERING_MS = 500;
/** RFC 4733, in milliseconds. */
const DTMF = { transportType: C.DTMF_TRANSPORT.RFC2833, duration: 100, interToneGap: 70 };

export const openJsSipUserAgent: OpenUserAgent = async (url, account, events) => {
  const socket = new WebSocketInterface(url);
  const agent = new UA({
    sockets: [socket],
    uri: `sip:${account.user}@${account.domain}`,
    password: account.password,
    register: true,
    register_expires: REGISTER_EVERY_S,
    connection_recovery_min_interval: RECOVERY_S.from,
    connection_recovery_max_interval: RECOVERY_S.to,
    no_answer_timeout: LONGEST_RING_S,
    // Asterisk refreshes, where it wants to; a refresh of ours that fails would end a call that is heard well.
    session_timers: false,
    user_agent: "Maru",
  });
  let calls = 0;
  agent.on("registered", () => events.onRegistered());
  agent.on("registrationFailed", ({ response, cause }) =>
    events.onUnregistered(registrationFault(response?.status_code, cause)),
  );
  agent.on("disconnected", () => events.onUnregistered("unreachable"));
  agent.on("newRTCSession", (event: RTCSessionEvent) => {
    if (event.originator !== "remote") return;
    calls += 1;
    const ended = () => {
      calls -= 1;
    };
    event.session.on("ended", ended).on("failed", ended);
    events.onCall(
      incomingCall(
        event.session,
        event.request as IncomingRequest,
        account.iceServers as RTCIceServer[],
      ),
    );
  });
  return {
    start: () => agent.start(),
    register: () => agent.register(),
    stop() {
      // `agent.stop()` alone would say BYE, as if the agent had hung up.
      if (calls > 0) socket.disconnect();
      agent.stop();
    },
  };
};

function registrationFault(status: number | undefined, cause: string | undefined): LineFault {
  if (status === 401 || status === 403 || status === 407) return "refused";
  return cause === "Connection Error" ? "unreachable" : "unavailable";
}

function incomingCall(
  session: RTCSession,
  request: IncomingRequest,
  iceServers: RTCIceServer[],
): UserAgentCall {
  const speaker = new Audio();
  speaker.autoplay = true;
  session.on("peerconnection", ({ peerconnection }) =>
    peerconnection.addEventListener("track", ({ track, streams: [stream] }) => {
      speaker.srcObject = stream ?? new MediaStream([track]);
    }),
  );
  let gathering: ReturnType<typeof setTimeout> | undefined;
  session.on("icecandidate", ({ ready }) => {
    gathering ??= setTimeout(ready, LONGEST_GATHERING_MS);
  });
  const onOver = (listener: (event: EndEvent) => void) =>
    session.on("ended", listener).on("failed", listener);
  onOver(() => {
    clearTimeout(gathering);
    speaker.srcObject = null;
  });
  return {
    legId: request.getHeader("X-Maru-Leg") || null,
    answersItself: answersItself(request),
    answer(microphone, speakerId) {
      useSpeaker(speaker, speakerId);
      session.answer({
        mediaStream: microphone.stream,
        pcConfig: { iceServers },
      });
    },
    reject() {
      if (session.isInProgress()) session.terminate({ status_code: 480 });
    },
    useMicrophone({ stream }) {
      const [track] = stream.getAudioTracks();
      const sender = session.connection?.getSenders().find((one) => one.track?.kind !== "video");
      if (track !== undefined) void sender?.replaceTrack(track);
    },
    useSpeaker: (speakerId) => useSpeaker(speaker, speakerId),
    sendDigits(digits) {
      if (session.isEstablished()) session.sendDTMF(digits, DTMF);
    },
    onUp: (listener) => void session.on("accepted", listener),
    onEnded: (listener) => void onOver(listener),
  };
}

/** The de-facto ways to ask a phone to answer at once. */
function answersItself(request: IncomingRequest): boolean {
  const asked = [...request.getHeaders("Call-Info"), ...request.getHeaders("Alert-Info")];
  return asked.some((value) =>
    /answer-after\s*=\s*0\b|\bauto-?answer\b|\balert-autoanswer\b/i.test(value),
  );
}

/** A device that is gone: the system's default takes its place, as the browser does anyway. */
function useSpeaker(speaker: HTMLAudioElement, speakerId: string | null): void {
  // Not in every browser.
  const set = speaker.setSinkId as HTMLAudioElement["setSinkId"] | undefined;
  set?.call(speaker, speakerId ?? "").catch(() => set.call(speaker, "").catch(() => undefined));
}
