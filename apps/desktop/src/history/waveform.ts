import type { RecordingSummary } from "@maru/protocol";

export type Paused = RecordingSummary["paused"];

/** As many bars as there is room for; each is the loudest moment of its stretch, 0 to 1. */
export function barsOf(peaks: readonly number[], count: number): number[] {
  if (peaks.length === 0 || count < 1) return [];
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * peaks.length) / count);
    const to = Math.max(from + 1, Math.floor(((index + 1) * peaks.length) / count));
    return Math.min(1, Math.max(0, ...peaks.slice(from, to)));
  });
}

/** The stretches without sound, as shares of the whole. One that was never ended reaches to the end. */
export function pausedShares(paused: Paused, durationMs: number): { from: number; to: number }[] {
  if (durationMs <= 0) return [];
  const share = (ms: number) => Math.min(1, Math.max(0, ms / durationMs));
  return paused
    .map(({ from, to }) => ({ from: share(from), to: share(to ?? durationMs) }))
    .filter(({ from, to }) => to > from);
}

/** Was the recording paused at that moment of it? */
export function isPausedAt(paused: Paused, atMs: number): boolean {
  return paused.some(({ from, to }) => atMs >= from && atMs < (to ?? Number.POSITIVE_INFINITY));
}

/** Where a key of the slider leads; null: none of its keys. */
export function keyTarget(key: string, atMs: number, durationMs: number): number | null {
  const steps: Record<string, number> = {
    ArrowLeft: -5_000,
    ArrowDown: -5_000,
    ArrowRight: 5_000,
    ArrowUp: 5_000,
    PageDown: -30_000,
    PageUp: 30_000,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  const step = steps[key];
  return step === undefined ? null : Math.min(durationMs, Math.max(0, atMs + step));
}
