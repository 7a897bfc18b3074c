import { expect, test } from "vitest";
import { type Autosave, createAutosave, type SaveOutcome } from "./autosave.ts";

type Drawn = { nodes: string[] };

/** A server that answers when it is told to, and a clock that ticks when it is told to. */
function scene() {
  const sent: { value: Drawn; revision: string; answer: (outcome: SaveOutcome) => void }[] = [];
  let timer: (() => void) | null = null;
  const value: Drawn = { nodes: [] };
  const autosave = createAutosave({
    value,
    revision: "1",
    save: (next, revision) => new Promise((answer) => sent.push({ value: next, revision, answer })),
    later: (what) => {
      timer = what;
      return () => {
        timer = null;
      };
    },
  });
  const pause = () => {
    const due = timer;
    timer = null;
    due?.();
  };
  return { autosave, sent, pause, value };
}

const another = (): Drawn => ({ nodes: [] });
const statusOf = ({ store }: Autosave<Drawn>) => store.getState().status;
const settle = () => new Promise((resolve) => setTimeout(resolve));

test("changes in a row are one save, of the newest graph", async () => {
  const { autosave, sent, pause } = scene();
  const newest = another();
  autosave.changed(another());
  autosave.changed(newest);
  expect(sent).toHaveLength(0);
  pause();
  expect(sent.map(({ value, revision }) => [value, revision])).toEqual([[newest, "1"]]);
  expect(statusOf(autosave)).toBe("saving");
  sent[0]?.answer({ status: "saved", revision: "2" });
  await settle();
  expect(statusOf(autosave)).toBe("saved");
});

test("what is changed while a save is under way is saved after it, on its revision", async () => {
  const { autosave, sent, pause } = scene();
  autosave.changed(another());
  pause();
  const later = another();
  autosave.changed(later);
  sent[0]?.answer({ status: "saved", revision: "7" });
  await settle();
  expect(sent).toHaveLength(2);
  expect(sent[1]?.value).toBe(later);
  expect(sent[1]?.revision).toBe("7");
});

test("an undo back to what is saved needs no save", () => {
  const { autosave, sent, pause, value } = scene();
  autosave.changed(another());
  autosave.changed(value);
  pause();
  expect(sent).toHaveLength(0);
  expect(statusOf(autosave)).toBe("saved");
});

test("somebody else's change stops saving until it is said whose draft stays", async () => {
  const { autosave, sent, pause } = scene();
  autosave.changed(another());
  pause();
  sent[0]?.answer({ status: "conflict", revision: "5" });
  await settle();
  expect(statusOf(autosave)).toBe("conflict");
  autosave.changed(another());
  pause();
  expect(await autosave.flush()).toBe(false);
  expect(sent).toHaveLength(1);
  const done = autosave.overwrite();
  expect(sent[1]?.revision).toBe("5");
  sent[1]?.answer({ status: "saved", revision: "6" });
  expect(await done).toBe(true);
});

test("a save that failed is tried again with the next change, or when asked", async () => {
  const { autosave, sent, pause } = scene();
  autosave.changed(another());
  pause();
  sent[0]?.answer({ status: "failed", why: "fault.network" });
  await settle();
  expect(autosave.store.getState()).toEqual({ status: "failed", why: "fault.network" });
  const again = autosave.retry();
  sent[1]?.answer({ status: "saved", revision: "2" });
  expect(await again).toBe(true);
});

test("flush waits for a save under way and for what came meanwhile", async () => {
  const { autosave, sent, pause } = scene();
  autosave.changed(another());
  pause();
  autosave.changed(another());
  const flushed = autosave.flush();
  sent[0]?.answer({ status: "saved", revision: "2" });
  await settle();
  sent[1]?.answer({ status: "saved", revision: "3" });
  expect(await flushed).toBe(true);
  expect(statusOf(autosave)).toBe("saved");
});
