import type { MicrophoneReason } from "./line-state.ts";

/** A microphone that is on. */
export type Microphone = {
  readonly stream: MediaStream;
  /** Silence is sent instead. */
  setMuted(muted: boolean): void;
  /** It went away: unplugged, or taken by the system. Not called after `close`. */
  onLost(listener: () => void): void;
  close(): void;
};

export class MicrophoneFault extends Error {
  readonly reason: MicrophoneReason;
  constructor(reason: MicrophoneReason, options?: { cause?: unknown }) {
    super(`no microphone: ${reason}`, options);
    this.name = "MicrophoneFault";
    this.reason = reason;
  }
}

/** Null: the system's default, which is also taken when the chosen one is not there. Rejects with `MicrophoneFault`. */
export type OpenMicrophone = (deviceId: string | null) => Promise<Microphone>;

export const openMicrophone: OpenMicrophone = async (deviceId) => {
  // Undefined where the page is not served safely.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) throw new MicrophoneFault("insecure");
  const stream = await devices
    .getUserMedia({
      audio: {
        ...(deviceId !== null && { deviceId: { ideal: deviceId } }),
        echoCancellation: true,
        noiseSuppression: true,
        autoGainControl: true,
      },
    })
    .catch((cause: unknown) => {
      throw new MicrophoneFault(reasonOf(cause), { cause });
    });
  const tracks = stream.getAudioTracks();
  return {
    stream,
    setMuted(muted) {
      for (const track of tracks) track.enabled = !muted;
    },
    onLost(listener) {
      for (const track of tracks) track.addEventListener("ended", listener);
    },
    close() {
      // `stop` fires no `ended`.
      for (const track of tracks) track.stop();
    },
  };
};

/** The names of the Media Capture specification. */
function reasonOf(error: unknown): MicrophoneReason {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  return "unusable";
}
