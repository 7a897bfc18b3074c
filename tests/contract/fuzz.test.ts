import { applyCommit, createState, serialiseState } from "@maru/core";
import { problemSchema } from "@maru/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCommits } from "../../apps/server/src/engine/journal.ts";
import { createTestServer, ROOMY_LIMITS } from "../../apps/server/src/testing/test-server.ts";
import { type HostileRequest, hostileRequest } from "./hostile.ts";
import { type LiveOrganisation, liveOrganisation } from "./live-organisation.ts";

/** `MARU_FUZZ_SEED=… npx vitest run tests/contract/fuzz.test.ts` plays the same requests again. */
const seed = Number(process.env["MARU_FUZZ_SEED"] ?? Date.now() % 2 ** 31);
const rounds = 8;
const requestsPerRound = 2_600;
const answerTimeoutMs = 5_000;

const server = await createTestServer({
  limits: {
    ...ROOMY_LIMITS,
    signIn: {
      ...ROOMY_LIMITS.signIn,
      perAddress: { burst: 1e6, perSecond: 1e6 },
      freeAttempts: 1e6,
    },
  },
});
const other = await liveOrganisation(server, "other");

async function tokenOf(
  { asker }: HostileRequest,
  own: LiveOrganisation,
): Promise<string | undefined> {
  switch (asker) {
    case "nobody":
      return undefined;
    case "garbage":
      return "maru_s_garbage";
    case "visitor":
      return own.visitor();
    case "carol":
      return own.carol;
    case "other organisation":
      return other.tokens.ada;
    default: {
      const key = `${own.id} ${asker}`;
      const known = bearers.get(key);
      const token = known ?? own.bearer(asker);
      bearers.set(key, token);
      signedIn ||= known === undefined;
      return token;
    }
  }
}

/** Forgotten when an accepted request may have ended the session. */
const bearers = new Map<string, Promise<string>>();
/** The test itself began a session. */
let signedIn = false;

/** Sign-ins, sessions and tokens: what lives beside the journal. */
async function besideTheJournal(): Promise<string> {
  const { rows } = await server.database.pool.query(`
    select (select json_agg(a order by a.org, a.agent_id) from account a)::text as accounts,
           (select json_agg(to_jsonb(s) - 'last_used_at' order by s.token_hash) from session s)::text as sessions,
           (select json_agg(to_jsonb(t) - 'last_used_at' order by t.id) from api_token t)::text as tokens,
           (select json_agg(o order by o.id) from organisation o)::text as organisations`);
  return JSON.stringify(rows);
}

/** The only operations that may change it, and only with success. */
const changesBeside = /^(session|token|account)\.|^configuration\./;

async function seqOf(organisationId: string): Promise<number> {
  return (await server.host.organisation(organisationId)).read(({ seq }) => seq);
}

async function inTime<T>(promise: PromiseLike<T>): Promise<T | "hung"> {
  return Promise.race([
    promise,
    new Promise<"hung">((resolve) => {
      setTimeout(resolve, answerTimeoutMs, "hung").unref();
    }),
  ]);
}

async function play(request: HostileRequest, own: LiveOrganisation): Promise<boolean> {
  const [seq, otherSeq] = [await seqOf(own.id), await seqOf(other.id)];
  const { method, url, headers, payload } = request;
  const answer = await inTime(
    server.call(await tokenOf(request, own), {
      method: method as "GET",
      url,
      headers: { ...headers },
      ...(payload !== undefined && { payload }),
    }),
  );
  if (answer === "hung") throw new Error("hung");

  const { statusCode, body } = answer;
  expect(statusCode, body).toBeLessThan(500);
  if (statusCode < 400) {
    if (changesBeside.test(request.name ?? "")) bearers.clear();
    return true;
  }
  expect(await seqOf(own.id), "a refused request changed something").toBe(seq);
  expect(await seqOf(other.id)).toBe(otherSeq);
  if (method !== "HEAD") {
    expect(answer.headers["content-type"], body).toMatch(/^application\/problem\+json/);
    expect(problemSchema.parse(JSON.parse(body)).status).toBe(statusCode);
  }
  return false;
}

test.each(Array.from({ length: rounds }, (_, round) => round))(
  `${requestsPerRound} hostile requests, seed ${seed}, round %i: never a 5xx, never hung, nothing changed by a refusal`,
  async (round) => {
    const own = await liveOrganisation(server, `own${round}`);
    let beside = await besideTheJournal();
    const done = { requests: 0, accepted: 0 };
    let maySkip = false;

    await fc.assert(
      fc.asyncProperty(hostileRequest(own.names, other.names), async (request) => {
        const accepted = await play(request, own);
        done.requests += 1;
        if (accepted) done.accepted += 1;
        maySkip ||= accepted && changesBeside.test(request.name ?? "session.");
        if (done.requests % 100 !== 0) return;
        const now = await besideTheJournal();
        if (!maySkip && !signedIn)
          expect(now === beside, "sign-ins changed by a refusal").toBe(true);
        beside = now;
        maySkip = false;
        signedIn = false;
      }),
      { numRuns: requestsPerRound, seed: seed + round, endOnFailure: false },
    );

    // Some were right, so the wrong ones were wrong for what was wrong with them.
    expect(done.accepted).toBeGreaterThan(requestsPerRound / 100);
    expect(done.accepted).toBeLessThan(requestsPerRound / 2);
    await expectAlive(own);
    await expectExplainedByJournal(own.id);
    await expectExplainedByJournal(other.id);
  },
);

async function expectAlive(own: LiveOrganisation): Promise<void> {
  const chat = await server.call(own.visitor(), {
    method: "POST",
    url: "/api/chats",
    payload: { name: "carol", language: "ko", message: { clientId: "1", text: "아직 계세요?" } },
  });
  // An administrator's fuzzed request may have taken the entry point away, which is their right.
  if (chat.statusCode !== 200) expect(chat.json().code).toBe("entry_point_not_found");
  const errors = server.log.filter(({ level }) => level === "error" || Number(level) >= 50);
  expect(errors).toEqual([]);
}

/** Memory is what the journal says, byte for byte: no refusal left a trace in it. */
async function expectExplainedByJournal(organisationId: string): Promise<void> {
  const engine = await server.host.organisation(organisationId);
  const inMemory = await engine.read(serialiseState);
  const replayed = createState(organisationId as never);
  for await (const commits of readCommits(server.database.pool, organisationId, 0)) {
    for (const commit of commits) applyCommit(replayed, commit);
  }
  expect(serialiseState(replayed) === inMemory).toBe(true);
}
