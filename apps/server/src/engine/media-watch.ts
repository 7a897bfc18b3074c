import {
  type Commit,
  type DesiredMedia,
  desiredMedia,
  type InteractionId,
  type State,
} from "@maru/core";

/** Where what should be heard is made to be heard. Called synchronously, in order; must not throw. */
export interface MediaOutlet {
  /** After a recovery: all there is. What was wanted before and is not named any more is over. */
  recovered(organisationId: string, calls: readonly Wanted[]): void;
  /** Calls that are to be heard otherwise now. */
  changed(organisationId: string, calls: readonly Wanted[]): void;
  /** Who has a telephone, or which lines there are, may have changed. */
  configured(organisationId: string): void;
  /** Another node may carry its calls by now: they are let go of, as they are. `recovered` takes them up again. */
  ceded(organisationId: string): void;
}

/** Null: the call is over. */
export interface Wanted {
  readonly interactionId: InteractionId;
  readonly desired: DesiredMedia | null;
}

/**
 * Keeps which calls the commits have touched, and says what should be heard in them. Like the views it is built when a
 * batch is cut and given away once that is durable: no telephone does what may yet be lost.
 */
export class MediaWatch {
  readonly #organisationId: string;
  readonly #outlet: MediaOutlet;
  #touched = new Set<InteractionId>();
  #configured = false;

  constructor(organisationId: string, outlet: MediaOutlet) {
    this.#organisationId = organisationId;
    this.#outlet = outlet;
  }

  /** Right after the commit has changed the state. */
  note({ events }: Commit, state: State): void {
    for (const event of events) {
      if (event.type === "ConfigurationPut" || event.type === "ConfigurationRemoved") {
        this.#configured ||= event.kind === "agent" || event.kind === "trunk";
      } else if ("interactionId" in event) {
        const interaction = state.interactions.get(event.interactionId);
        // What is over has left memory, whatever it was.
        if (interaction === undefined || interaction.call !== null)
          this.#touched.add(event.interactionId);
      }
    }
  }

  build(state: State): () => void {
    const calls = Array.from(this.#touched, (interactionId) => wanted(state, interactionId));
    const configured = this.#configured;
    this.#touched = new Set();
    this.#configured = false;
    return () => {
      if (calls.length > 0) this.#outlet.changed(this.#organisationId, calls);
      if (configured) this.#outlet.configured(this.#organisationId);
    };
  }

  buildAll(state: State): () => void {
    const calls = [...state.interactions.values()]
      .filter(({ call }) => call !== null)
      .map(({ id }) => wanted(state, id));
    return () => this.#outlet.recovered(this.#organisationId, calls);
  }
}

function wanted(state: State, interactionId: InteractionId): Wanted {
  const interaction = state.interactions.get(interactionId);
  return {
    interactionId,
    desired: interaction === undefined ? null : desiredMedia(interaction),
  };
}
