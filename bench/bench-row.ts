/** One line of the table that `npm run bench` prints. */
export type BenchRow = {
  name: string;
  /** What was measured, with its unit: "41,000 /s", "0.31 ms". */
  median: string;
  p99: string | null;
  /** Against the yardstick of the same run. */
  ratio: number | null;
  aim: string;
  met: boolean;
};

export function percentile(values: readonly number[], fraction: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function perSecond(value: number): string {
  return `${Math.round(value).toLocaleString("en")} /s`;
}

export function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} ms`;
}
