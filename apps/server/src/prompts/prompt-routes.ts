import {
  MAX_PROMPT_BYTES,
  type Operation,
  PROMPT_UPLOAD_PATH,
  promptAudioPath,
} from "@maru/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Auth } from "../auth/authenticator.ts";
import type { StaffPrincipal } from "../auth/principal.ts";
import { refuseCaller } from "../commands/caller.ts";
import { makeProblem } from "../commands/problem-table.ts";
import { parseRange } from "../http/byte-range.ts";
import { sendProblem } from "../http/problem-reply.ts";
import { guardRequest } from "../http/request-guard.ts";
import type { PromptSounds } from "./prompt-sounds.ts";

export interface PromptRouteParts {
  readonly auth: Auth;
  readonly promptSounds: PromptSounds;
  readonly publicUrl: string;
}

const managers: Pick<Operation, "callers" | "tag"> = {
  callers: ["channels.manage"],
  tag: "configuration",
};
/** Each holds its file in memory until it is stored. */
const mostUploads = 2;

/** Sound in, sound out: no JSON, and so no operations of the protocol. */
export async function addPromptRoutes(
  app: FastifyInstance,
  parts: PromptRouteParts,
): Promise<void> {
  const guard = async (request: FastifyRequest, reply: FastifyReply) => {
    const guarded = await guardRequest(request, managers, parts.auth, parts.publicUrl);
    if ("code" in guarded) return sendProblem(reply, guarded);
    const { principal } = guarded;
    const rights =
      principal?.kind === "staff" ? await parts.auth.agents.rights(principal) : undefined;
    const refusal = refuseCaller(managers.callers, principal, rights);
    if (refusal !== undefined) return sendProblem(reply, refusal);
    request.principal = principal;
  };
  let underWay = 0;
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      /^audio\/(x-|vnd\.)?wave?\b/,
      { parseAs: "buffer", bodyLimit: MAX_PROMPT_BYTES },
      (_request, body, done) => done(null, body),
    );
    scope.route({
      method: "POST",
      url: PROMPT_UPLOAD_PATH,
      schema: { hide: true },
      bodyLimit: MAX_PROMPT_BYTES,
      onRequest: guard,
      preParsing: async (_request, reply) => {
        if (underWay >= mostUploads) {
          await sendProblem(reply, makeProblem("unavailable", { retryAfterMs: 2_000 }));
          return;
        }
        underWay += 1;
        reply.raw.once("close", () => {
          underWay -= 1;
        });
      },
      handler: (request, reply) => store(request, reply, parts),
    });
    done();
  });
  app.route({
    method: "GET",
    url: promptAudioPath(":sha256"),
    schema: { hide: true },
    onRequest: guard,
    handler: (request, reply) => sendAudio(request, reply, parts),
  });
}

async function store(
  request: FastifyRequest,
  reply: FastifyReply,
  { promptSounds }: PromptRouteParts,
): Promise<FastifyReply> {
  const { organisationId } = request.principal as StaffPrincipal;
  if (!Buffer.isBuffer(request.body)) {
    return sendProblem(
      reply,
      makeProblem("unsupported_media_type", { detail: "send a WAV file as audio/wav" }),
    );
  }
  const stored = await promptSounds.store(organisationId, request.body);
  if (!("refused" in stored)) return reply.send(stored);
  return sendProblem(reply, makeProblem(stored.refused, { detail: stored.detail }));
}

async function sendAudio(
  request: FastifyRequest,
  reply: FastifyReply,
  { promptSounds }: PromptRouteParts,
): Promise<FastifyReply> {
  const { organisationId } = request.principal as StaffPrincipal;
  const { sha256 } = request.params as { sha256: string };
  const wave = await promptSounds.read(organisationId, sha256);
  if (wave === undefined) return sendProblem(reply, makeProblem("not_found"));
  // A sound is what its name says, for ever.
  void reply
    .header("accept-ranges", "bytes")
    .header("cache-control", "private, max-age=86400, immutable");
  const range = parseRange(request.headers.range, wave.length);
  if (range === "unsatisfiable") {
    return reply.status(416).header("content-range", `bytes */${wave.length}`).send();
  }
  if (range !== undefined) {
    const { first, last } = range;
    void reply.status(206).header("content-range", `bytes ${first}-${last}/${wave.length}`);
    return reply.type("audio/wav").send(wave.subarray(first, last + 1));
  }
  return reply.type("audio/wav").send(wave);
}
