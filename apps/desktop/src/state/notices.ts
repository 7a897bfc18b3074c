import type { MessageKey, MessageValues } from "../words.ts";

export type Text = { key: MessageKey; values?: MessageValues };

/** Something the agent should know now, beside what they are doing. Words are chosen where it is shown. */
export type Notice = {
  /** The same id again replaces what is shown. */
  id: string;
  tone: "info" | "success" | "warning" | "danger";
  title: Text;
  body?: Text;
  /** A second key whose words go into `body` as `{why}`. */
  action?: { label: MessageKey; run: () => void };
  /** Stays until it is closed or no longer true. */
  sticky?: boolean;
};

export type Notices = {
  add(notice: Notice): void;
  close(id: string): void;
  /** One listener shows them; what comes before it is there waits. */
  show(listener: { add(notice: Notice): void; close(id: string): void }): () => void;
};

const MAX_WAITING = 20;

export function createNotices(): Notices {
  let listener: Parameters<Notices["show"]>[0] | undefined;
  let waiting: Notice[] = [];
  return {
    add(notice) {
      if (listener !== undefined) listener.add(notice);
      else waiting = [...waiting, notice].slice(-MAX_WAITING);
    },
    close(id) {
      waiting = waiting.filter((notice) => notice.id !== id);
      listener?.close(id);
    },
    show(next) {
      listener = next;
      for (const notice of waiting) next.add(notice);
      waiting = [];
      return () => {
        if (listener === next) listener = undefined;
      };
    },
  };
}
