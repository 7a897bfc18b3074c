import { shownVariables, type TrunkId } from "@maru/core";
import type { Problem, QueryResult } from "@maru/protocol";
import type { VisitorPrincipal } from "../auth/principal.ts";
import { tooMany } from "../commands/command-runner.ts";
import { makeProblem } from "../commands/problem-table.ts";
import { mayListen } from "../recordings/recording-access.ts";
import { mayRead } from "./history-access.ts";
import {
  asStaff,
  may,
  note,
  type QueryCall,
  type QueryHandler,
  type QueryParts,
} from "./query-call.ts";

export const TELEPHONE_QUERIES = {
  "interaction.get": async (call, parts) => {
    const { organisationId } = asStaff(call.principal);
    const found = await parts.history.get(organisationId, call.input.interactionId);
    if (found === undefined || !(await mayRead(call, parts, found.id))) {
      return makeProblem("interaction_not_found");
    }
    const shown = { ...found, variables: await variablesFor(call, parts, found.variables) };
    if (found.recordings.length === 0 || (await listens(call, parts, found.id))) return shown;
    return { ...shown, recordings: [] };
  },
  "recording.waveform": async (call, parts) => {
    const { principal, input } = call;
    const { organisationId } = asStaff(principal);
    const { recordings } = parts;
    const found = await recordings.find(organisationId, input.recordingId);
    if (found === undefined) return makeProblem("not_found");
    if (!(await listens(call, parts, found.interactionId))) {
      return makeProblem("forbidden", { detail: "not a contact of yours" });
    }
    const waveform = await recordings.waveform(organisationId, input.recordingId);
    return waveform ?? makeProblem("not_found");
  },
  "phone.get": async ({ principal }, { auth, telephone }) => {
    const { organisationId, agentId } = asStaff(principal);
    const agent = await auth.agents.find(organisationId, agentId);
    if (agent === undefined || agent.agentProfileId === null) {
      return makeProblem("agent_phone_not_ready", { detail: "this agent has no telephone" });
    }
    const browser = telephone.voice.phoneAccount(organisationId, agentId, "browser");
    const deskPhone = telephone.voice.phoneAccount(organisationId, agentId, "desk_phone");
    if (browser === null || deskPhone === null) return noTelephone();
    const { domain, iceServers, port, transport } = telephone.place;
    return {
      browser: { ...browser, domain, iceServers: [...iceServers] },
      deskPhone: { ...deskPhone, domain, port, transport },
    };
  },
  "trunk.putPassword": async (call, parts) => {
    const { principal, input } = call;
    const { organisation, telephone } = parts;
    const { organisationId } = asStaff(principal);
    const trunkId = input.trunkId as TrunkId;
    const engine = await organisation(organisationId);
    const known = await engine.read(({ configuration }) => configuration.trunk.has(trunkId));
    if (!known) return makeProblem("configuration_not_found");
    await telephone.secrets.putTrunkPassword(organisationId, trunkId, input.password);
    telephone.voice.renewLines(organisationId);
    await note(call, parts, {
      ...{ action: "trunk.password_set", kind: "trunk", objectId: trunkId },
    });
    return {};
  },
  "visitor.call": callFromPage,
} satisfies {
  [Name in
    | "interaction.get"
    | "recording.waveform"
    | "phone.get"
    | "trunk.putPassword"
    | "visitor.call"]: QueryHandler<Name>;
};

/** Click to call: an account for one call, which leads to the entry point the visitor's token is of. */
async function callFromPage(
  { principal, input, address }: QueryCall<"visitor.call">,
  { organisation, calls, telephone }: QueryParts,
): Promise<QueryResult<"visitor.call"> | Problem> {
  const { organisationId, entryPointId, customerId } = principal as VisitorPrincipal;
  const waitMs = calls.take(address);
  if (waitMs > 0) return tooMany(waitMs);
  const engine = await organisation(organisationId);
  const channel = await engine.read(
    ({ configuration }) => configuration.entryPoint.get(entryPointId)?.channel,
  );
  if (channel === undefined) return makeProblem("entry_point_not_found");
  if (channel !== "voice") return makeProblem("entry_point_wrong_channel");
  const customer = { id: customerId, name: input.name, language: input.language };
  const account = await telephone.voice.invite(organisationId, { entryPointId, customer });
  if (account === null) return noTelephone();
  const { domain, iceServers } = telephone.place;
  return {
    account: { ...account, domain },
    target: `sip:${entryPointId}@${domain}`,
    iceServers: [...iceServers],
  };
}

type Recorded = QueryResult<"interaction.get">["variables"];

/** V-20: without those agents do not see; masked ones in the clear for who may hear every recording. */
async function variablesFor(
  call: QueryCall<"interaction.get">,
  { organisation }: QueryParts,
  recorded: Recorded,
): Promise<Recorded> {
  const engine = await organisation(asStaff(call.principal).organisationId);
  const values = Object.fromEntries(recorded.map(({ id, value }) => [id, value]));
  const unmasked = may(call, "recordings.listen_all");
  const shown = await engine.read(({ configuration }) =>
    shownVariables(configuration, values, unmasked),
  );
  return recorded.flatMap((each) =>
    Object.hasOwn(shown, each.id) ? [{ ...each, value: String(shown[each.id]) }] : [],
  );
}

type Asked = Pick<QueryCall<"interaction.get">, "principal" | "rights">;

async function listens(
  { principal, rights }: Asked,
  { db }: QueryParts,
  interactionId: string,
): Promise<boolean> {
  const { organisationId } = asStaff(principal);
  return rights !== undefined && mayListen(db, organisationId, rights, interactionId);
}

function noTelephone(): Problem {
  return makeProblem("unavailable", { detail: "calls are not possible now", retryAfterMs: 5_000 });
}
