/**
 * Sounds made on the spot, without a file. Browsers keep audio locked until the first key or click; what should
 * have sounded before that is not made up for.
 */
export type Sounds = {
  ring(): void;
  stopRinging(): void;
  message(): void;
  test(): void;
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
const MESSAGE: readonly Tone[] = [{ at: 0, hz: 783.9, lastsS: 0.22, volume: 0.12 }];
const RING_EVERY_MS = 2_600;

export function createSounds(): Sounds {
  let context: AudioContext | undefined;
  let ringing: ReturnType<typeof setInterval> | undefined;

  const unlock = () => {
    context ??= new AudioContext();
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
  };

  return {
    ring() {
      if (ringing !== undefined) return;
      play(RING);
      ringing = setInterval(() => play(RING), RING_EVERY_MS);
    },
    stopRinging,
    message: () => play(MESSAGE),
    test() {
      unlock();
      play(RING);
    },
    close() {
      stopRinging();
      for (const gesture of gestures) window.removeEventListener(gesture, unlock);
      void context?.close();
    },
  };
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
