import { CLOSE_CODES, type Problem, type ServerFrame } from "@maru/protocol";
import type { WebSocket } from "ws";
import type { ByeReason } from "../engine/organisation-engine.ts";

export type StreamEnd =
  | ByeReason
  | "protocol_error"
  | "unauthenticated"
  | "too_slow"
  | "too_many_streams";

/**
 * One client's WebSocket: writes frames within a bound, and ends once.
 *
 *   open ──end(reason)──► closing (bye sent) ──peer answers, or 1 s──► closed
 */
export interface StreamSocket {
  /** One frame as JSON text. False: the connection is over, or this was too much for it. */
  write(text: string): boolean;
  send(frame: ServerFrame): void;
  sendError(problem: Problem): void;
  end(reason: StreamEnd): void;
  /** The peer is gone: no words, no waiting. */
  drop(): void;
  readonly ended: boolean;
}

/**
 * A client that lets this much pile up behind the largest frame it was sent does not read; it is cut off and comes
 * back to a snapshot. A frame alone cuts nobody off, or who has much to see could never come in.
 */
export const MAX_BUFFERED_BYTES = 1024 * 1024;
const closeTimeoutMs = 1_000;

export function wrapSocket(socket: WebSocket): StreamSocket {
  let ended = false;
  let largestBytes = 0;

  const write = (text: string): boolean => {
    if (ended) return false;
    socket.send(text);
    if (text.length * 3 > largestBytes)
      largestBytes = Math.max(largestBytes, Buffer.byteLength(text));
    if (socket.bufferedAmount > MAX_BUFFERED_BYTES + largestBytes) end("too_slow");
    return !ended;
  };
  const end = (reason: StreamEnd): void => {
    if (ended) return;
    ended = true;
    const spoken = reason === "unauthenticated" ? "session_ended" : reason;
    if (reason !== "too_slow") socket.send(JSON.stringify({ type: "bye", reason: spoken }));
    socket.close(closeCodeOf(reason), reason);
    // Who does not answer the close, or cannot take it for what is before it, is not waited for.
    setTimeout(() => socket.terminate(), closeTimeoutMs).unref();
  };
  return {
    write,
    send: (frame) => void write(JSON.stringify(frame)),
    sendError: (problem) => void write(JSON.stringify({ type: "error", problem })),
    end,
    drop: () => {
      ended = true;
      socket.terminate();
    },
    get ended() {
      return ended;
    },
  };
}

/** 1001: going away; 1012: service restart; 1013: try again later (IANA registry of RFC 6455). */
function closeCodeOf(reason: StreamEnd): number {
  switch (reason) {
    case "unauthenticated":
    case "session_ended":
      return CLOSE_CODES.unauthenticated;
    case "protocol_error":
      return CLOSE_CODES.protocolError;
    case "too_slow":
    // Both may come back, after a while.
    case "too_many_streams":
      return CLOSE_CODES.tooSlow;
    case "server_stopping":
      return 1012;
    case "not_the_writer":
      return 1013;
  }
}
