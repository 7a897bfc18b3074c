import type {} from "@fastify/websocket";
import { SIP_PATH } from "@maru/protocol";
import type { FastifyInstance } from "fastify";
import { WebSocket } from "ws";
import { makeProblem } from "../commands/problem-table.ts";
import { createHeartbeat } from "../gateway/heartbeat.ts";
import type { VoiceStatus } from "./voice-platform.ts";

/** RFC 7118: one SIP message per WebSocket message. */
const subprotocol = "sip";
/** An INVITE of a browser with video and every candidate stays under 16 kB. */
export const MAX_SIP_MESSAGE_BYTES = 64 * 1024;
/** The faster side waits where this much is under way to the slower. */
const highWaterBytes = 256 * 1024;
const connectTimeoutMs = 5_000;
const closeTimeoutMs = 1_000;
/** Each costs Asterisk a thread. Enough for a whole office behind one address. */
export const MAX_SIP_SOCKETS_PER_ADDRESS = 1_000;
/**
 * Where browsers come from on an Asterisk of this machine. A carrier is known by its address, and one may be at
 * 127.0.0.1: without an address of their own whoever opens this socket would be taken for it, and asked for no password.
 */
export const BROWSERS_ADDRESS = "127.0.0.2";
/** IANA's registry of RFC 6455: protocol error, message too big, try again later. */
const CLOSE = { protocolError: 1002, tooBig: 1009, tryAgainLater: 1013 } as const;

/**
 * SIP over WebSocket (RFC 7118) on the desktop's own address, passed on to Asterisk: browsers need no
 * second port, certificate or proxy. Any page may open it, for a customer's call comes from a site that
 * is not ours; who may call or register is settled by SIP's own digest, never by a cookie. Call after
 * the view stream, which brings the WebSocket server. Nothing of what passes is logged.
 */
export function sipRelay(parts: {
  readonly voice: () => VoiceStatus;
  readonly clock: () => number;
}): (app: FastifyInstance) => Promise<void> {
  const heartbeat = createHeartbeat(parts.clock);
  const perAddress = new Map<string, number>();
  return async (app) => {
    app.addHook("onClose", async () => heartbeat.stop());
    app.route({
      method: "GET",
      url: SIP_PATH,
      schema: { hide: true },
      handler: (_request, reply) =>
        reply
          .status(426)
          .header("upgrade", "websocket")
          .type("application/problem+json")
          .send(
            JSON.stringify({
              ...makeProblem("bad_request", { detail: "SIP is spoken over a WebSocket here" }),
              status: 426,
            }),
          ),
      wsHandler: (socket, request) => {
        const voice = parts.voice();
        if (socket.protocol !== subprotocol) return socket.close(CLOSE.protocolError);
        if (voice.status !== "up" || !takePlace(perAddress, request.ip, socket)) {
          return socket.close(CLOSE.tryAgainLater);
        }
        heartbeat.watch(socket, { drop: () => socket.terminate() });
        join(socket, openAsterisk(voice.address.url));
      },
    });
  };
}

function takePlace(taken: Map<string, number>, address: string, socket: WebSocket): boolean {
  const count = taken.get(address) ?? 0;
  if (count >= MAX_SIP_SOCKETS_PER_ADDRESS) return false;
  taken.set(address, count + 1);
  socket.once("close", () => {
    const left = (taken.get(address) ?? 1) - 1;
    if (left === 0) taken.delete(address);
    else taken.set(address, left);
  });
  return true;
}

function openAsterisk(url: string): WebSocket {
  // Only Linux has the whole of 127.0.0.0/8.
  const isHere = new URL(url).hostname === "127.0.0.1" && process.platform === "linux";
  return new WebSocket(`${url.replace(/^http/, "ws")}/ws`, subprotocol, {
    ...(isHere && { localAddress: BROWSERS_ADDRESS }),
    perMessageDeflate: false,
    handshakeTimeout: connectTimeoutMs,
    maxPayload: MAX_SIP_MESSAGE_BYTES,
  });
}

/** What one says the other hears, until either is gone. */
function join(browser: WebSocket, asterisk: WebSocket): void {
  // Until Asterisk is there. What the browser sends meanwhile waits in its socket.
  browser.pause();
  asterisk.once("open", () => browser.resume());
  pass(browser, asterisk);
  pass(asterisk, browser);
}

function pass(from: WebSocket, to: WebSocket): void {
  from.on("message", (data: Buffer, isBinary: boolean) => {
    if (data.length > MAX_SIP_MESSAGE_BYTES) return from.close(CLOSE.tooBig);
    if (to.readyState !== WebSocket.OPEN) return;
    to.send(data, { binary: isBinary }, () => {
      if (from.isPaused && to.bufferedAmount < highWaterBytes) from.resume();
    });
    if (to.bufferedAmount >= highWaterBytes) from.pause();
  });
  // An error is followed by close.
  from.on("error", () => undefined);
  from.on("close", (code) => end(to, code));
}

/** The reason goes on where it may (1005 and 1006 are for one's own eyes only). */
function end(socket: WebSocket, code: number): void {
  if (socket.readyState === WebSocket.CONNECTING) {
    socket.terminate();
    return;
  }
  // Nobody hears the answer to our close on a paused socket.
  socket.resume();
  socket.close(code === 1005 || code === 1006 ? 1001 : code);
  const giveUp = setTimeout(() => socket.terminate(), closeTimeoutMs);
  socket.once("close", () => clearTimeout(giveUp));
}
