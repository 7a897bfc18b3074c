/** How loud it is, from 0 (silence) to 1 (as loud as can be), smoothed for the eye. */
export type LevelMeter = { level(): number; close(): void };

/** Of speech into a headset about 0.05 to 0.3; of a quiet room below 0.01. */
export function openLevelMeter(stream: MediaStream): LevelMeter {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let shown = 0;
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, one) => sum + one * one, 0) / samples.length;
      shown = Math.max(Math.sqrt(power), shown * 0.85);
      return Math.min(1, shown);
    },
    close: () => void context.close(),
  };
}

/** Plays sound to a speaker; null: the system's default. Answers how to stop it. */
export async function playTo(stream: MediaStream, speakerId: string | null): Promise<() => void> {
  const speaker = new Audio();
  speaker.srcObject = stream;
  // Not in every browser; a speaker that is gone leaves the default.
  const set = speaker.setSinkId as HTMLAudioElement["setSinkId"] | undefined;
  await set?.call(speaker, speakerId ?? "").catch(() => undefined);
  await speaker.play();
  return () => {
    speaker.pause();
    speaker.srcObject = null;
  };
}

const TONE = { hz: 440, lastsS: 1.2, volume: 0.25 };

/** A second of a plain tone. Resolves when it is over. */
export async function playTestTone(speakerId: string | null): Promise<void> {
  const context = new AudioContext();
  const destination = context.createMediaStreamDestination();
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  const end = context.currentTime + TONE.lastsS;
  oscillator.frequency.value = TONE.hz;
  gain.gain.setValueAtTime(TONE.volume, end - 0.2);
  gain.gain.linearRampToValueAtTime(0.0001, end);
  oscillator.connect(gain).connect(destination);
  const stop = await playTo(destination.stream, speakerId);
  const over = new Promise((resolve) => oscillator.addEventListener("ended", resolve));
  oscillator.start();
  oscillator.stop(end);
  await over;
  stop();
  await context.close();
}

export type Loopback = {
  /** From the start until sound arrived, in milliseconds. */
  readonly tookMs: number;
  /** What comes back: to be heard. */
  readonly stream: MediaStream;
  close(): void;
};

const LOOPBACK_LIMIT_MS = 8_000;
const LOOK_EVERY_MS = 50;

/** Sends the microphone to this same page over WebRTC, as a call would. Null: nothing arrived. */
export async function openLoopback(microphone: MediaStream): Promise<Loopback | null> {
  const startedAt = performance.now();
  const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
  const received = new MediaStream();
  const close = () => {
    near.close();
    far.close();
  };
  near.addEventListener("icecandidate", ({ candidate }) => void far.addIceCandidate(candidate));
  far.addEventListener("icecandidate", ({ candidate }) => void near.addIceCandidate(candidate));
  far.addEventListener("track", ({ track }) => received.addTrack(track));
  try {
    for (const track of microphone.getAudioTracks()) near.addTrack(track, microphone);
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription ?? { type: "offer" });
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription ?? { type: "answer" });
    while (performance.now() - startedAt < LOOPBACK_LIMIT_MS) {
      if (await hasReceived(far))
        return { tookMs: Math.round(performance.now() - startedAt), stream: received, close };
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  } catch {
    // Blocked by a policy or an extension: that is the test's answer.
  }
  close();
  return null;
}

async function hasReceived(connection: RTCPeerConnection): Promise<boolean> {
  for (const [, report] of await connection.getStats())
    if (report.type === "inbound-rtp" && report.packetsReceived > 0) return true;
  return false;
}
