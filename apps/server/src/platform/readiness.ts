/**
 * Whether this server should get traffic (`GET /readyz`). Each part it depends on reports for
 * itself; a part that was named once counts as not ready until it says otherwise.
 */
export interface Readiness {
  report(part: string, ready: boolean): void;
  /** The parts that are not ready, in order of their first report; empty: ready. */
  waitingFor(): readonly string[];
}

export function createReadiness(parts: readonly string[]): Readiness {
  const states = new Map(parts.map((part) => [part, false]));
  return {
    report: (part, ready) => void states.set(part, ready),
    waitingFor: () => [...states].filter(([, ready]) => !ready).map(([part]) => part),
  };
}
