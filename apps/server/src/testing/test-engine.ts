import { pino } from "pino";
import { Registry } from "prom-client";
import { afterAll } from "vitest";
import { type EngineDependencies, EngineHost } from "../engine/engine-host.ts";
import type { ByeReason, Sink } from "../engine/organisation-engine.ts";
import type { TestDatabase } from "./test-database.ts";

/** A host on the test's database; closed after the file's tests. Give node ids to have several. */
export function createTestHost(
  database: TestDatabase,
  changes: Partial<EngineDependencies> = {},
): EngineHost {
  const host = new EngineHost({
    pool: database.pool,
    db: database.db,
    nodeId: "node-a",
    clock: { now: () => Date.now() },
    logger: pino({ level: "silent" }),
    registry: new Registry(),
    ...changes,
  });
  afterAll(() => host.close());
  return host;
}

type Frame = {
  type: string;
  seq: number;
  epoch?: string;
  documents?: [string, unknown][];
  put?: [string, unknown][];
  remove?: string[];
};

/** A client's end of a subscription: keeps every frame, and the documents as a client would have them. */
export class TestClient implements Sink {
  readonly texts: string[] = [];
  readonly frames: Frame[] = [];
  readonly documents = new Map<string, unknown>();
  epoch = "";
  seq = 0;
  byeReason: ByeReason | null = null;
  /** Does not read any more, and is cut off with the next frame. */
  full = false;

  send(text: string, seq: number): boolean {
    this.texts.push(text);
    const frame = JSON.parse(text) as Frame;
    this.frames.push(frame);
    if (frame.type === "typing") return !this.full;
    if (frame.seq !== seq) throw new Error(`the frame says ${frame.seq}, the sink is told ${seq}`);
    if (frame.seq < this.seq) throw new Error(`seq went back from ${this.seq} to ${frame.seq}`);
    this.seq = frame.seq;
    if (frame.type === "snapshot") {
      this.epoch = frame.epoch ?? "";
      this.documents.clear();
    }
    for (const [key, document] of frame.documents ?? frame.put ?? [])
      this.documents.set(key, document);
    for (const key of frame.remove ?? []) this.documents.delete(key);
    return !this.full;
  }

  bye(reason: ByeReason): void {
    this.byeReason = reason;
  }

  get position(): { epoch: string; seq: number } {
    return { epoch: this.epoch, seq: this.seq };
  }

  get<T = Record<string, unknown>>(key: string): T {
    return this.documents.get(key) as T;
  }

  /** The keys, sorted. */
  get keys(): string[] {
    return [...this.documents.keys()].sort();
  }
}
