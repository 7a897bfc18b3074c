import {
  type LevelMeter,
  type Loopback,
  type Microphone,
  MicrophoneFault,
  type MicrophoneReason,
  openLevelMeter,
  openLoopback,
  openMicrophone,
} from "@maru/sdk/softphone";
import { useEffect, useState } from "react";

/** Louder than a quiet room, softer than speech. */
const HEARD = 0.02;
const SILENT_AFTER_MS = 7_000;
const LOOK_EVERY_MS = 60;

export type MicrophoneCheck =
  | { status: "running" }
  | { status: "failed"; reason: MicrophoneReason }
  /** It is on; `heard`: something was said into it. `silent`: nothing for a while. */
  | { status: "on"; heard: boolean; silent: boolean };

export type LoopbackCheck =
  | { status: "running" }
  | { status: "failed" }
  | { status: "passed"; loopback: Loopback };

export type LineTest = {
  microphone: MicrophoneCheck;
  loopback: LoopbackCheck;
  /** 0 to 1; asked each frame. */
  level: () => number;
};

const FIRST: Omit<LineTest, "level"> = {
  microphone: { status: "running" },
  loopback: { status: "running" },
};

/** Opens the microphone, listens to it and sends it round; anew when the device or `run` changes. */
export function useLineTest(microphoneId: string | null, run: number): LineTest {
  const [checks, setChecks] = useState(FIRST);
  const [meter, setMeter] = useState<LevelMeter | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `run` asks for the same once more
  useEffect(() => {
    let over = false;
    const endings: (() => void)[] = [];
    setChecks(FIRST);
    const begin = async () => {
      const microphone = await openMicrophone(microphoneId).catch((error: unknown) => error);
      if (microphone instanceof Error) {
        const reason = microphone instanceof MicrophoneFault ? microphone.reason : "unusable";
        if (!over)
          setChecks({
            microphone: { status: "failed", reason },
            loopback: { status: "failed" },
          });
        return;
      }
      const { stream, close } = microphone as Microphone;
      endings.push(close);
      if (over) return close();
      const level = openLevelMeter(stream);
      endings.push(level.close, listen(level, setChecks));
      setMeter(level);
      const loopback = await openLoopback(stream);
      if (loopback !== null) endings.push(loopback.close);
      if (over) loopback?.close();
      else
        setChecks((before) => ({
          ...before,
          loopback: loopback === null ? { status: "failed" } : { status: "passed", loopback },
        }));
    };
    void begin();
    return () => {
      over = true;
      setMeter(null);
      for (const end of endings) end();
    };
  }, [microphoneId, run]);
  return { ...checks, level: () => meter?.level() ?? 0 };
}

type SetChecks = (change: (before: Omit<LineTest, "level">) => Omit<LineTest, "level">) => void;

function listen(level: LevelMeter, setChecks: SetChecks): () => void {
  const set = (heard: boolean, silent: boolean) =>
    setChecks((before) => ({ ...before, microphone: { status: "on", heard, silent } }));
  set(false, false);
  const silence = setTimeout(() => set(false, true), SILENT_AFTER_MS);
  const look = setInterval(() => {
    if (level.level() < HEARD) return;
    clearTimeout(silence);
    clearInterval(look);
    set(true, false);
  }, LOOK_EVERY_MS);
  return () => {
    clearTimeout(silence);
    clearInterval(look);
  };
}
