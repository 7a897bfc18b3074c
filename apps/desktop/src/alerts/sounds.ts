/**
 * Sounds made on the spot, without a file. Browsers keep audio locked until the first key or click; what should
 * have sounded before that is not made up for.
 */
export type Sounds = {
  /** A call rings as a telephone does; other contacts are gentler. */
  ring(what: "contact" | "call"): void;
  stopRinging(): void;
  message(): void;
  test(): void;
  /** Where it sounds; null: the system's default. */
  useDevice(deviceId: string | null): void;
  close(): void;
};

type Tone = { at: number; hz: number; lastsS: number; volume: number };

/** Two soft rising pairs, like a doorbell down the hall. */
const RING: readonly Tone[] = [
  { at: 0, hz: 659.3, lastsS: 0.28, volume: 0.22 },
  { at: 0.16, hz: 880, lastsS: 0.42, volume: 0.22 },
  { at: 0.62, hz: 659.3, lastsS: 0.28, volume: 0.2 },
  { at: 0.78, hz: 987.8, lastsS: 0.55, volume: 0.2 },
];
/** Two notes that alternate fast, twice, and a pause: what a desk phone does. */
const CALL_RING: readonly Tone[] = [0, 0.5].flatMap((begin) =>
  [0, 1, 2, 3, 4].map((step) => ({
    at: begin + step * 0.07,
    hz: step % 2 === 0 ? 1046.5 : 1318.5,
    lastsS: 0.09,
    volume: 0.2,
  })),
);
const RINGS = { contact: RING, call: CALL_RING };
const MESSAGE: readonly Tone[] = [{ at: 0, hz: 783.9, lastsS: 0.22, volume: 0.12 }];
const RING_EVERY_MS = 2_600;

export function createSounds(): Sounds {
  let context: AudioContext | undefined;
  let ringing: ReturnType<typeof setInterval> | undefined;
  let rings: "contact" | "call" | undefined;
  let device: string | null = null;

  const unlock = () => {
    if (context === undefined) {
      context = new AudioContext();
      sinkTo(context, device);
    }
    void context.resume();
  };
  const gestures = ["pointerdown", "keydown"] as const;
  for (const gesture of gestures) window.addEventListener(gesture, unlock, { passive: true });

  function play(tones: readonly Tone[]): void {
    if (context === undefined || context.state !== "running") return;
    for (const tone of tones) playTone(context, tone);
  }

  const stopRinging = () => {
    clearInterval(ringing);
    ringing = undefined;
    rings = undefined;
  };

  return {
    ring(what) {
      if (rings === what) return;
      stopRinging();
      rings = what;
      play(RINGS[what]);
      ringing = setInterval(() => play(RINGS[what]), RING_EVERY_MS);
    },
    stopRinging,
    message: () => play(MESSAGE),
    test() {
      unlock();
      play(RING);
    },
    useDevice(deviceId) {
      if (deviceId === device) return;
      device = deviceId;
      if (context !== undefined) sinkTo(context, device);
    },
    close() {
      stopRinging();
      for (const gesture of gestures) window.removeEventListener(gesture, unlock);
      void context?.close();
    },
  };
}

type WithSink = { setSinkId?: (deviceId: string) => Promise<void> };

/** Not in every browser; a device that is gone leaves the default. */
function sinkTo(context: AudioContext, deviceId: string | null): void {
  (context as WithSink).setSinkId?.(deviceId ?? "").catch(() => undefined);
}

function playTone(context: AudioContext, { at, hz, lastsS, volume }: Tone): void {
  const start = context.currentTime + at;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(volume, start + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + lastsS);
  gain.connect(context.destination);
  // A little of the octave above makes a sine sound like a bell.
  for (const [multiple, share] of [
    [1, 1],
    [2, 0.18],
  ] as const) {
    const partial = context.createGain();
    partial.gain.value = share;
    const oscillator = context.createOscillator();
    oscillator.frequency.value = hz * multiple;
    oscillator.connect(partial).connect(gain);
    oscillator.start(start);
    oscillator.stop(start + lastsS);
  }
}
