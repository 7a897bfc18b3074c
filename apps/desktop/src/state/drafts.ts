/**
 * What the agent has written and not sent, by contact. Kept over switching and reload in the tab's own storage:
 * it holds personal data, so it must not outlive the tab.
 */
export type Drafts = {
  get(interactionId: string): string;
  set(interactionId: string, text: string): void;
  /** Drops those of contacts that are gone. */
  keepOnly(interactionIds: ReadonlySet<string>): void;
  clear(): void;
};

const PREFIX = "maru.draft.";

export function createDrafts(storage: Storage | undefined, agentId: string): Drafts {
  const prefix = `${PREFIX}${agentId}.`;
  const texts = new Map<string, string>();
  for (const key of Object.keys(storage ?? {})) {
    const text = key.startsWith(prefix) ? storage?.getItem(key) : null;
    if (typeof text === "string") texts.set(key.slice(prefix.length), text);
  }
  const set = (interactionId: string, text: string) => {
    try {
      if (text === "") storage?.removeItem(prefix + interactionId);
      else storage?.setItem(prefix + interactionId, text);
    } catch {
      // Storage is full: the draft still lives in memory.
    }
    if (text === "") texts.delete(interactionId);
    else texts.set(interactionId, text);
  };
  return {
    get: (interactionId) => texts.get(interactionId) ?? "",
    set,
    keepOnly(interactionIds) {
      for (const id of [...texts.keys()]) if (!interactionIds.has(id)) set(id, "");
    },
    clear() {
      for (const id of [...texts.keys()]) set(id, "");
    },
  };
}
