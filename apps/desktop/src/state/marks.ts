import type { Client } from "@maru/sdk";

/**
 * Tells the server how far conversations reached this desktop, and how far the agent saw them. Both only grow;
 * several changes within a moment make one command. A refused mark is dropped: the next one says it all again.
 */
export type Marks = {
  /** Entries up to `deliveredUpTo` are here; the agent looks at them when `seen`. */
  note(interactionId: string, latest: number, seen: boolean): void;
  seenUpTo(interactionId: string): number;
  close(): void;
};

const GATHER_MS = 200;

type Mark = { deliveredUpTo: number; readUpTo: number };

export function createMarks(client: Pick<Client, "command">, onSeen: () => void): Marks {
  const known = new Map<string, Mark>();
  const sent = new Map<string, Mark>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const send = (interactionId: string) => {
    timers.delete(interactionId);
    const mark = known.get(interactionId);
    const last = sent.get(interactionId);
    if (mark === undefined) return;
    if (last?.deliveredUpTo === mark.deliveredUpTo && last.readUpTo === mark.readUpTo) return;
    sent.set(interactionId, mark);
    client.command("transcript.mark", { interactionId, ...mark }).catch(() => undefined);
  };

  return {
    note(interactionId, latest, seen) {
      const last = known.get(interactionId) ?? { deliveredUpTo: 0, readUpTo: 0 };
      const mark = {
        deliveredUpTo: Math.max(last.deliveredUpTo, latest),
        readUpTo: seen ? Math.max(last.readUpTo, latest) : last.readUpTo,
      };
      if (mark.deliveredUpTo === last.deliveredUpTo && mark.readUpTo === last.readUpTo) return;
      known.set(interactionId, mark);
      if (mark.readUpTo !== last.readUpTo) onSeen();
      if (!timers.has(interactionId))
        timers.set(
          interactionId,
          setTimeout(() => send(interactionId), GATHER_MS),
        );
    },
    seenUpTo: (interactionId) => known.get(interactionId)?.readUpTo ?? 0,
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
