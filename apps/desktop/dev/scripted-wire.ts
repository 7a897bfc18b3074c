import type { ClientFrame, ServerFrame } from "@maru/protocol";
import { MaruProblem } from "@maru/sdk";
import type { ScriptedWorld } from "./scripted-world.ts";

/** A WebSocket and a fetch that end in a scripted world instead of a network. */
export function scriptedWire(world: ScriptedWorld) {
  const open = new Set<ScriptedSocket>();
  let reachable = true;

  class ScriptedSocket extends EventTarget {
    readyState = 0;
    constructor() {
      super();
      open.add(this);
      setTimeout(() => {
        if (!reachable) return this.drop();
        this.readyState = 1;
        this.dispatchEvent(new Event("open"));
      }, 5);
    }
    say(frame: ServerFrame) {
      this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(frame) }));
    }
    send(text: string) {
      void answer(world, JSON.parse(text) as ClientFrame, (frame) => this.say(frame));
    }
    close() {
      open.delete(this);
    }
    drop() {
      open.delete(this);
      this.dispatchEvent(new CloseEvent("close", { code: 1006 }));
    }
  }

  world.onChange((put, remove) => {
    for (const socket of open) socket.say({ type: "changes", seq: world.nextSeq(), put, remove });
  });
  world.onTyping((typing) => {
    for (const socket of open) socket.say({ type: "typing", ...typing });
  });

  return {
    options: {
      WebSocket: ScriptedSocket as unknown as typeof WebSocket,
      fetch: (async (url: string | URL | Request) => {
        const { pathname, searchParams } = new URL(String(url));
        const body = await world.http(pathname, searchParams);
        return new Response(JSON.stringify(body), { status: 200 });
      }) as typeof fetch,
    },
    lose() {
      reachable = false;
      for (const socket of [...open]) socket.drop();
    },
    find() {
      reachable = true;
    },
  };
}

async function answer(
  world: ScriptedWorld,
  frame: ClientFrame,
  say: (frame: ServerFrame) => void,
): Promise<void> {
  if (frame.type === "hello")
    say({
      type: "snapshot",
      epoch: "dev",
      seq: world.nextSeq(),
      serverTime: world.now(),
      documents: world.visible(),
    });
  if (frame.type === "ping")
    setTimeout(() => say({ type: "pong", at: frame.at, serverTime: world.now() }), 11);
  if (frame.type === "subscribe" || frame.type === "unsubscribe")
    say({
      type: "changes",
      seq: world.nextSeq(),
      put: frame.type === "subscribe" ? world.directory() : [],
      remove: [],
    });
  if (frame.type !== "command") return;
  try {
    const result = await world.command(frame.name, frame.body);
    say({ type: "result", id: frame.id, ok: true, result });
  } catch (error) {
    if (!(error instanceof MaruProblem)) throw error;
    say({ type: "result", id: frame.id, ok: false, problem: error.problem });
  }
}
