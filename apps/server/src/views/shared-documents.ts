import type { AgentId, QueueId, State } from "@maru/core";
import { agentDocument } from "./agent-document.ts";
import { ALL_QUEUES, type QueueScope, queuesInScope } from "./agent-view.ts";
import { type Changes, DocumentSet } from "./document-set.ts";
import { queueDocument } from "./queue-document.ts";
import { setupDocument } from "./setup-document.ts";
import { systemDocument } from "./system-document.ts";

/**
 * Documents many agents see alike: `setup`, `system`, the queues' figures, the directory. Brought up to date at intervals
 * (the hub's), each built once for all who see it. Between two updates they show the figures of the last one.
 */
export class SharedDocuments {
  /** `setup`, `system` and the queues, by who sees them. */
  readonly #scopes = new Map<QueueScope, DocumentSet>();
  #directory: DocumentSet | null = null;

  ofScope(state: State, scope: QueueScope): DocumentSet {
    let documents = this.#scopes.get(scope);
    if (documents === undefined) {
      documents = new DocumentSet(state.seq);
      this.#scopes.set(scope, documents);
      fill(documents, state, scope, jsonOfShared(state));
      documents.takeChanges();
    }
    return documents;
  }

  /** Nobody sees these any more. */
  forgetScope(scope: QueueScope): void {
    this.#scopes.delete(scope);
  }

  refresh(state: State): void {
    const json = jsonOfShared(state);
    for (const [scope, documents] of this.#scopes) fill(documents, state, scope, json);
    if (this.#directory !== null) fillQueues(this.#directory, state, ALL_QUEUES, json);
  }

  /** All colleagues and all queues: what a contact may be transferred to. Kept up to date only while somebody looks. */
  openDirectory(state: State): DocumentSet {
    if (this.#directory === null) {
      this.#directory = new DocumentSet(state.seq);
      this.refreshColleagues(state, state.configuration.agent.keys());
      fillQueues(this.#directory, state, ALL_QUEUES, jsonOfShared(state));
      this.#directory.takeChanges();
    }
    return this.#directory;
  }

  closeDirectory(): void {
    this.#directory = null;
  }

  refreshColleagues(state: State, agentIds: Iterable<AgentId>): void {
    if (this.#directory === null) return;
    for (const agentId of agentIds) {
      const document = agentDocument(state, agentId);
      if (document === null) this.#directory.remove(`agent/${agentId}`, state.seq);
      else this.#directory.put(`agent/${agentId}`, JSON.stringify(document), state.seq);
    }
  }

  takeChanges(): SharedChanges {
    const scopes = new Map<QueueScope, Changes>();
    for (const [scope, documents] of this.#scopes)
      if (documents.hasChanges) scopes.set(scope, documents.takeChanges());
    const directory = this.#directory?.hasChanges === true ? this.#directory.takeChanges() : null;
    return { scopes, directory };
  }
}

export type SharedChanges = {
  scopes: ReadonlyMap<QueueScope, Changes>;
  directory: Changes | null;
};

type SharedJson = { setup: string; system: string; queue: (queueId: QueueId) => string };

function jsonOfShared(state: State): SharedJson {
  const built = new Map<QueueId, string>();
  return {
    setup: JSON.stringify(setupDocument(state)),
    system: JSON.stringify(systemDocument(state)),
    queue: (queueId) => {
      let json = built.get(queueId);
      if (json === undefined) {
        json = JSON.stringify(queueDocument(state, queueId));
        built.set(queueId, json);
      }
      return json;
    },
  };
}

function fill(documents: DocumentSet, state: State, scope: QueueScope, json: SharedJson): void {
  documents.put("setup", json.setup, state.seq);
  documents.put("system", json.system, state.seq);
  fillQueues(documents, state, scope, json);
}

function fillQueues(
  documents: DocumentSet,
  state: State,
  scope: QueueScope,
  json: SharedJson,
): void {
  const visible = queuesInScope(state, scope);
  const keys = new Set(visible.map((queueId) => `queue/${queueId}`));
  for (const key of [...documents.keys()])
    if (key.startsWith("queue/") && !keys.has(key)) documents.remove(key, state.seq);
  for (const queueId of visible) documents.put(`queue/${queueId}`, json.queue(queueId), state.seq);
}
