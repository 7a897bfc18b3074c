import { Readable } from "node:stream";
import { type Operation, recordingAudioPath } from "@maru/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { AuditLog } from "../audit/audit-log.ts";
import type { Auth } from "../auth/authenticator.ts";
import { actorOf, type StaffPrincipal } from "../auth/principal.ts";
import { refuseCaller } from "../commands/caller.ts";
import { validationProblem } from "../commands/command-input.ts";
import { makeProblem } from "../commands/problem-table.ts";
import type { Database } from "../database/database.ts";
import { parseRange } from "../http/byte-range.ts";
import { sendProblem } from "../http/problem-reply.ts";
import { guardRequest } from "../http/request-guard.ts";
import type { Logger } from "../platform/logger.ts";
import { mayListen } from "./recording-access.ts";
import type { RecordingKeeper } from "./recording-keeper.ts";
import { openStereo } from "./stereo-wave.ts";

export interface RecordingRouteParts {
  readonly db: Database;
  readonly auth: Auth;
  readonly audit: AuditLog;
  readonly recordings: RecordingKeeper;
  readonly logger: Logger;
  readonly publicUrl: string;
}

const listeners: Pick<Operation, "callers" | "tag"> = {
  callers: ["recordings.listen", "recordings.listen_all"],
  tag: "history",
};
const querySchema = z.strictObject({
  /** The file's name, where it is to be saved and not played. */
  download: z.string().min(1).max(200).optional(),
});

/** The sound of a recording: no JSON, and so no operation of the protocol. */
export function addRecordingRoutes(app: FastifyInstance, parts: RecordingRouteParts): void {
  app.route({
    method: "GET",
    url: recordingAudioPath(":recordingId"),
    schema: { hide: true },
    onRequest: async (request, reply) => {
      const guarded = await guardRequest(request, listeners, parts.auth, parts.publicUrl);
      if ("code" in guarded) return sendProblem(reply, guarded);
      const { principal } = guarded;
      const rights =
        principal?.kind === "staff" ? await parts.auth.agents.rights(principal) : undefined;
      const refusal = refuseCaller(listeners.callers, principal, rights);
      if (refusal !== undefined) return sendProblem(reply, refusal);
      request.principal = principal;
      request.rights = rights;
    },
    handler: (request, reply) => sendAudio(request, reply, parts),
  });
}

async function sendAudio(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: RecordingRouteParts,
): Promise<FastifyReply> {
  const query = querySchema.safeParse(request.query);
  if (!query.success) return sendProblem(reply, validationProblem(query.error));
  const { organisationId, agentId } = request.principal as StaffPrincipal;
  const { recordingId } = request.params as { recordingId: string };
  const { rights } = request;
  const found = await parts.recordings.find(organisationId, recordingId);
  if (found === undefined || rights === undefined)
    return sendProblem(reply, makeProblem("not_found"));
  if (!(await mayListen(parts.db, organisationId, rights, found.interactionId))) {
    return sendProblem(reply, makeProblem("forbidden", { detail: "not a contact of yours" }));
  }
  const wave = await openStereo(found.tracks);
  if (wave === undefined) return sendProblem(reply, makeProblem("not_found"));
  const range = parseRange(request.headers.range, wave.bytes);
  void reply.header("accept-ranges", "bytes").header("cache-control", "private, no-store");
  if (range === "unsatisfiable") {
    await wave.close();
    return reply.status(416).header("content-range", `bytes */${wave.bytes}`).send();
  }
  const { first, last } = range ?? { first: 0, last: wave.bytes - 1 };
  // A player asks for many pieces; who listened is written down with the first.
  if (first === 0) {
    const by = { org: organisationId, agentId, recordingId };
    parts.logger.info(
      by,
      query.data.download === undefined ? "a recording is played" : "a recording is saved",
    );
    if (query.data.download !== undefined) {
      await parts.audit.write(organisationId, {
        ...{ actor: actorOf(request.principal as StaffPrincipal), address: request.ip },
        ...{ action: "recording.saved", kind: "recording", objectId: recordingId },
      });
    }
  }
  if (range !== undefined) {
    void reply.status(206).header("content-range", `bytes ${first}-${last}/${wave.bytes}`);
  }
  if (query.data.download !== undefined) {
    const name = encodeURIComponent(query.data.download).replace(/['()*]/g, escapeByte);
    void reply.header("content-disposition", `attachment; filename*=UTF-8''${name}`);
  }
  return reply
    .header("content-length", last - first + 1)
    .type("audio/wav")
    .send(Readable.from(wave.stream(first, last)));
}

/** What `encodeURIComponent` leaves and RFC 8187 does not allow. */
function escapeByte(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}
