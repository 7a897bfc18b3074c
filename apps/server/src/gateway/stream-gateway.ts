import { randomUUID } from "node:crypto";
import websocket from "@fastify/websocket";
import type { AgentId, OrganisationId } from "@maru/core";
import { MAX_FRAME_BYTES, STREAM_PATH } from "@maru/protocol";
import type { FastifyInstance } from "fastify";
import { Gauge, type Registry } from "prom-client";
import { readPresented } from "../auth/presented.ts";
import { audienceOf, type Principal } from "../auth/principal.ts";
import { makeProblem } from "../commands/problem-table.ts";
import { createConnectionTracker } from "./connection-tracker.ts";
import { createHeartbeat } from "./heartbeat.ts";
import { createOpenStreams, type OpenStreams } from "./open-streams.ts";
import { type ConnectionParts, openConnection } from "./stream-connection.ts";
import { wrapSocket } from "./stream-socket.ts";

export interface StreamGateway {
  /** Adds the route of the view stream. */
  addTo(app: FastifyInstance): Promise<void>;
  /** A deactivated agent's streams end. */
  endAgent(organisationId: OrganisationId, agentId: AgentId): void;
  /** Somebody asked over HTTP: they are here, stream or not. */
  visited(principal: Principal): void;
}

export type GatewayParts = Omit<ConnectionParts, "streams" | "tracker"> & {
  readonly publicUrl: string;
  readonly registry: Registry;
  readonly visitMs: number;
};

/** How soon a session ended elsewhere ends its streams here. */
const recheckEveryMs = 30_000;
const closeTimeoutMs = 1_000;

/** The view stream (`packages/protocol/src/stream.ts`) on this server's port. */
export function createStreamGateway(parts: GatewayParts): StreamGateway {
  const streams = createOpenStreams();
  const heartbeat = createHeartbeat(parts.clock);
  const tracker = createConnectionTracker(parts);
  const connectionParts = { ...parts, streams, tracker };
  parts.auth.sessions.onEnd(streams.endSession);
  parts.auth.apiTokens.onRevoke(streams.endToken);
  addMetrics(parts.registry, streams);
  const recheck = setInterval(() => void endRevoked(parts, streams), recheckEveryMs);
  recheck.unref();

  const addTo = async (app: FastifyInstance): Promise<void> => {
    await app.register(websocket, {
      errorHandler(error, socket) {
        socket.terminate();
        // A client that breaks the WebSocket protocol, or vanishes: theirs, and ws has told them.
        const code = "code" in error ? String(error.code) : "";
        const isPeers = /^(WS_ERR_|ECONN|EPIPE|ETIMEDOUT)/.test(code);
        if (!isPeers) parts.logger.error({ err: error }, "a stream failed");
      },
      options: {
        maxPayload: MAX_FRAME_BYTES,
        // Frames are small; contexts for compressing them are not, times thousands of sockets.
        perMessageDeflate: false,
      },
      preClose(done) {
        clearInterval(recheck);
        heartbeat.stop();
        tracker.stop();
        streams.endAll("server_stopping");
        const { websocketServer } = app;
        const giveUp = setTimeout(() => {
          for (const client of websocketServer.clients) client.terminate();
        }, closeTimeoutMs);
        websocketServer.close(() => {
          clearTimeout(giveUp);
          done();
        });
        // Who never said hello has no stream to end.
        for (const client of websocketServer.clients) client.close(1012);
      },
    });
    app.route({
      method: "GET",
      url: STREAM_PATH,
      schema: { hide: true },
      handler: (_request, reply) =>
        reply
          .status(426)
          .header("upgrade", "websocket")
          .type("application/problem+json")
          .send(
            JSON.stringify({
              ...makeProblem("bad_request", { detail: "the view stream is a WebSocket" }),
              status: 426,
            }),
          ),
      wsHandler: (socket, request) => {
        const stream = wrapSocket(socket);
        heartbeat.watch(socket, stream);
        openConnection(connectionParts, {
          socket,
          stream,
          presented: readPresented(request, parts.publicUrl),
          address: request.ip,
          id: randomUUID(),
        });
      },
    });
  };
  return {
    addTo,
    endAgent: streams.endAgent,
    visited: (principal) => tracker.visited(principal.organisationId, audienceOf(principal)),
  };
}

async function endRevoked({ auth, logger }: GatewayParts, streams: OpenStreams): Promise<void> {
  try {
    for (const id of await auth.sessions.keepAlive(streams.sessionIds())) streams.endSession(id);
    for (const id of await auth.apiTokens.findRevoked(streams.tokenIds())) streams.endToken(id);
  } catch (err) {
    // Without the database nothing can be done either; the next look finds them.
    logger.warn({ err }, "sessions of open streams could not be checked");
  }
}

function addMetrics(registry: Registry, streams: OpenStreams): void {
  new Gauge({
    name: "maru_streams_open",
    help: "View streams that said hello and are open",
    registers: [registry],
    collect() {
      this.set(streams.size);
    },
  });
}
