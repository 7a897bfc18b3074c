import {
  type Commit,
  type InteractionId,
  type State,
  type WebRequest,
  webRequestOf,
} from "@maru/core";

/** Who asks the web services that flows want asked. Called synchronously; must not throw. */
export interface WebOutlet {
  /** Asked twice after a restart: a request may have been made before it. */
  asked(organisationId: string, requests: readonly PendingWebRequest[]): void;
}

export interface PendingWebRequest {
  readonly interactionId: InteractionId;
  readonly request: WebRequest;
}

/** Keeps which contacts have begun to wait for a web service. What is asked is what is durable. */
export class WebWatch {
  readonly #organisationId: string;
  readonly #outlet: WebOutlet;
  #waiting = new Set<InteractionId>();

  constructor(organisationId: string, outlet: WebOutlet) {
    this.#organisationId = organisationId;
    this.#outlet = outlet;
  }

  note({ events }: Commit): void {
    for (const event of events) {
      if (event.type === "FlowWaited" && event.wait.for === "web") {
        this.#waiting.add(event.interactionId);
      }
    }
  }

  build(state: State): () => void {
    if (this.#waiting.size === 0) return () => undefined;
    const requests = pending(state, this.#waiting);
    this.#waiting = new Set();
    return () => this.#outlet.asked(this.#organisationId, requests);
  }

  /** After a recovery: all there is. */
  buildAll(state: State): () => void {
    const requests = pending(state, state.interactions.keys());
    return () => {
      if (requests.length > 0) this.#outlet.asked(this.#organisationId, requests);
    };
  }
}

function pending(state: State, ids: Iterable<InteractionId>): PendingWebRequest[] {
  const requests: PendingWebRequest[] = [];
  for (const interactionId of ids) {
    const interaction = state.interactions.get(interactionId);
    const request = interaction === undefined ? null : webRequestOf(state, interaction);
    if (request !== null) requests.push({ interactionId, request });
  }
  return requests;
}
