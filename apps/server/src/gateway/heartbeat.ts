import type { WebSocket } from "ws";
import type { StreamSocket } from "./stream-socket.ts";

/**
 * Notices sockets whose other end is gone without a word (a pulled cable, a sleeping laptop): within
 * 10 s. Whatever arrives counts as a sign of life; who was silent is asked with a ping.
 */
export interface Heartbeat {
  watch(socket: WebSocket, stream: Pick<StreamSocket, "drop">): void;
  stop(): void;
}

const everyMs = 2_000;
const askAfterMs = 3_000;
const deadAfterMs = 7_500;

export function createHeartbeat(clock: () => number): Heartbeat {
  const heard = new Map<WebSocket, { at: number; readonly stream: Pick<StreamSocket, "drop"> }>();
  let lastLook = clock();

  const look = (): void => {
    const now = clock();
    // We were the ones who were away (a long pause of this process): nobody is dead for that.
    const pausedMs = Math.max(0, now - lastLook - everyMs);
    lastLook = now;
    for (const [socket, life] of heard) {
      life.at += pausedMs > 500 ? pausedMs : 0;
      const silentMs = now - life.at;
      if (silentMs > deadAfterMs) life.stream.drop();
      else if (silentMs > askAfterMs && socket.readyState === socket.OPEN) socket.ping();
    }
  };
  const timer = setInterval(look, everyMs);
  timer.unref();

  return {
    watch(socket, stream) {
      heard.set(socket, { at: clock(), stream });
      const alive = (): void => {
        const life = heard.get(socket);
        if (life !== undefined) life.at = clock();
      };
      socket.on("message", alive);
      socket.on("pong", alive);
      socket.on("ping", alive);
      socket.on("close", () => heard.delete(socket));
    },
    stop: () => clearInterval(timer),
  };
}
