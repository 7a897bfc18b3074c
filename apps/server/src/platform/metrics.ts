import { collectDefaultMetrics, Registry } from "prom-client";

export type { Registry };

/** What `GET /metrics` shows: the process itself, and what each part registers. */
export function createMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
