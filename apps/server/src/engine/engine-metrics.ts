import { Counter, Gauge, Histogram, type Registry } from "prom-client";

/** What the engine tells `GET /metrics`. One per process: an installation may have many organisations. */
export class EngineMetrics {
  readonly commands: Counter<"outcome">;
  readonly commitSeconds: Histogram;
  readonly batchCommits: Histogram;
  readonly stepDowns: Counter<"reason">;

  constructor(registry: Registry, figures: EngineFigures) {
    const registers = [registry];
    this.commands = new Counter({
      name: "maru_commands_total",
      help: "Commands by outcome: done, refused, repeated, unavailable",
      labelNames: ["outcome"],
      registers,
    });
    this.commitSeconds = new Histogram({
      name: "maru_journal_write_seconds",
      help: "Time to make one batch of commits durable",
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    });
    this.batchCommits = new Histogram({
      name: "maru_journal_batch_commits",
      help: "Commits per batch",
      buckets: [1, 2, 5, 10, 25, 50, 100, 250, 1000, 5000],
      registers,
    });
    this.stepDowns = new Counter({
      name: "maru_engine_step_downs_total",
      help: "Times an engine threw its memory away, by reason",
      labelNames: ["reason"],
      registers,
    });
    gauge("maru_engine_organisations", "Organisations this process writes for", "organisations");
    gauge("maru_stream_subscriptions", "Connections that look at views", "subscriptions");
    gauge("maru_commits_pending", "Commits in memory and not yet durable", "pending");
    gauge("maru_projection_lag_commits", "Durable commits the history lacks", "projectionLag");

    function gauge(name: string, help: string, figure: keyof ReturnType<EngineFigures>): void {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(figures()[figure]);
        },
      });
    }
  }
}

export type EngineFigures = () => {
  organisations: number;
  subscriptions: number;
  pending: number;
  projectionLag: number;
};
