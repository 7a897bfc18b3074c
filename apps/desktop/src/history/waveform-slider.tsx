import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { usePreferences, useSay } from "../hooks/words-context.tsx";
import { clockSpan } from "../state/duration.ts";
import { drawWaveform, type Wave } from "./draw-waveform.ts";
import { isPausedAt, keyTarget } from "./waveform.ts";

type Props = {
  wave: Wave;
  atMs: number;
  playing: boolean;
  now: () => number;
  onSeek: (ms: number) => void;
  onToggle: () => void;
};

/** The recording to look at and to move in: by pointer, by keys, and told to screen readers as a slider. */
export function WaveformSlider({ wave, atMs, playing, now, onSeek, onToggle }: Props) {
  const say = useSay();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useDrawing(frame, canvas, wave, atMs, playing, now);
  const seekTo = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    onSeek(share * wave.durationMs);
  };
  const silent = isPausedAt(wave.paused, atMs);
  const values = { at: clockSpan(atMs), length: clockSpan(wave.durationMs) };
  return (
    <div
      ref={frame}
      role="slider"
      tabIndex={0}
      aria-label={say("recording.position")}
      aria-valuemin={0}
      aria-valuemax={Math.round(wave.durationMs / 1000)}
      aria-valuenow={Math.round(atMs / 1000)}
      aria-valuetext={say(silent ? "recording.positionPaused" : "recording.positionValue", values)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
      onKeyDown={(event) => {
        const target = keyTarget(event.key, atMs, wave.durationMs);
        if (target === null && event.key !== " ") return;
        event.preventDefault();
        if (target === null) onToggle();
        else onSeek(target);
      }}
      className="relative h-24 cursor-pointer touch-none select-none rounded-sm bg-surface-2"
    >
      <canvas ref={canvas} className="size-full" />
    </div>
  );
}

/** Draws again when anything it shows changes, and on each frame while it plays. */
function useDrawing(
  frame: RefObject<HTMLDivElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  wave: Wave,
  atMs: number,
  playing: boolean,
  now: () => number,
): void {
  const { theme } = usePreferences();
  const moment = useRef(now);
  moment.current = now;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    if (frame.current === null || canvas.current === null) return;
    const target = canvas.current;
    const colours = coloursOf(frame.current);
    const draw = (ms: number) => drawWaveform(target, wave, ms, colours);
    draw(atMs);
    const sizes = new ResizeObserver(() => draw(atMs));
    sizes.observe(target);
    let request = 0;
    const step = () => {
      draw(moment.current());
      request = requestAnimationFrame(step);
    };
    if (playing) step();
    return () => {
      cancelAnimationFrame(request);
      sizes.disconnect();
    };
  }, [frame, canvas, wave, atMs, playing, theme]);
}

/** What the tokens come to here: a canvas does not know `light-dark()`. */
function coloursOf(frame: HTMLElement) {
  const probe = document.createElement("span");
  frame.append(probe);
  const resolve = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    customer: resolve("--engaged"),
    agent: resolve("--accent"),
    line: resolve("--line-strong"),
    head: resolve("--ink"),
  };
  probe.remove();
  return colours;
}
