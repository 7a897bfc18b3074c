import { useEffect, useMemo, useState } from "react";

export const SPEEDS = [1, 1.25, 1.5, 2] as const;
export type Speed = (typeof SPEEDS)[number];

/** One recording being listened to. */
export function usePlayback(address: string) {
  const audio = useMemo(() => new Audio(), []);
  const [playing, setPlaying] = useState(false);
  const [failed, setFailed] = useState(false);
  const [atMs, setAtMs] = useState(0);
  const [speed, setSpeed] = useState<Speed>(1);
  useEffect(() => {
    const onTime = () => setAtMs(audio.currentTime * 1000);
    const onPlay = () => setPlaying(true);
    const onPause = () => setPlaying(false);
    const onError = () => setFailed(true);
    const heard = { timeupdate: onTime, seeked: onTime, play: onPlay, pause: onPause };
    for (const [name, listener] of Object.entries(heard)) audio.addEventListener(name, listener);
    audio.addEventListener("error", onError);
    audio.preload = "metadata";
    audio.src = address;
    return () => {
      for (const [name, listener] of Object.entries(heard))
        audio.removeEventListener(name, listener);
      audio.removeEventListener("error", onError);
      audio.pause();
      // An empty address would be loaded as this page.
      audio.removeAttribute("src");
      audio.load();
    };
  }, [audio, address]);
  return {
    playing,
    failed,
    atMs,
    speed,
    /** To the millisecond, while the state steps four times a second. */
    now: () => audio.currentTime * 1000,
    toggle: () => {
      if (!audio.paused) return audio.pause();
      setFailed(false);
      // A press of pause before it began to play rejects too, and is no failure.
      void audio.play().catch((error: unknown) => {
        if (error instanceof DOMException && error.name !== "AbortError") setFailed(true);
      });
    },
    seek: (ms: number) => {
      audio.currentTime = ms / 1000;
      setAtMs(ms);
    },
    changeSpeed: (next: Speed) => {
      audio.defaultPlaybackRate = next;
      audio.playbackRate = next;
      setSpeed(next);
    },
  };
}
