import {
  COMMAND_ROUTES,
  COMMANDS,
  type CommandName,
  type Operation,
  QUERIES,
  QUERY_ROUTES,
  type QueryName,
  type Route,
} from "@maru/protocol";

export type OperationName = CommandName | QueryName;

export const ALL_OPERATIONS: readonly {
  readonly name: OperationName;
  readonly route: Route;
  readonly operation: Operation;
}[] = [
  ...(Object.keys(COMMANDS) as CommandName[]).map((name) => ({
    name,
    route: COMMAND_ROUTES[name],
    operation: COMMANDS[name],
  })),
  ...(Object.keys(QUERIES) as QueryName[]).map((name) => ({
    name,
    route: QUERY_ROUTES[name],
    operation: QUERIES[name],
  })),
];

export const isCommand = (name: OperationName): name is CommandName => name in COMMANDS;

export interface OperationInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** The ids an input names. */
export interface Names {
  readonly named: (what: string) => string;
  readonly organisationId: string;
  readonly interactionId: string;
  readonly offerId: string;
  readonly customerId: string;
  readonly tokenId: string;
}

/** A valid input for each operation, naming things of one organisation wherever it names anything. */
export function inputFor(name: OperationName, names: Names): OperationInput {
  const { named, interactionId } = names;
  const params = { interactionId };
  const inputs: Record<OperationName, OperationInput> = {
    "agent.signIn": {},
    "agent.signOut": {},
    "agent.setAvailable": {},
    "agent.setIdle": { body: { reasonId: named("rest") } },
    "offer.accept": { params: { offerId: names.offerId } },
    "offer.decline": { params: { offerId: names.offerId } },
    "message.send": { params, body: { clientId: "m-1", text: "is anybody there?" } },
    "transcript.mark": { params, body: { deliveredUpTo: 1, readUpTo: 1 } },
    "contact.transferToAgent": { params, body: { agentId: named("bob") } },
    "contact.transferToQueue": { params, body: { queueId: named("queue") } },
    "contact.transferToNumber": { params, body: { number: "+82311234567" } },
    "contact.setVariables": { params, body: { values: { [named("order")]: "20261121-7" } } },
    "contact.end": { params },
    "agent.setStation": { body: { station: { kind: "browser" } } },
    "agent.dial": { body: { number: "031-123-4567", callerNumberId: named("number") } },
    "call.hold": { params },
    "call.resume": { params },
    "call.mute": { params, body: { partyId: "customer", muted: true } },
    "call.consult": { params, body: { target: { type: "agent", agentId: named("bob") } } },
    "call.confirmConsult": { params },
    "call.endConsult": { params },
    "call.switchToCustomer": { params },
    "call.switchToColleague": { params },
    "call.completeTransfer": { params },
    "call.merge": { params },
    "call.leave": { params },
    "call.dropParty": { params, body: { partyId: named("bob") } },
    "call.handOverPrimary": { params, body: { agentId: named("bob") } },
    "call.pauseRecording": { params },
    "call.resumeRecording": { params },
    "call.endAbusive": { params },
    "call.recoveryPause": { params },
    "call.rejoin": { params },
    "wrapUp.complete": { params, body: { reasonId: named("resolved") } },
    "wrapUp.keepOpen": { params },
    "chat.start": {
      body: { name: "carol", language: "ko", message: { clientId: "m-0", text: "안녕하세요" } },
    },
    "chat.leave": { params },
    "configuration.put": {
      params: { kind: "team", id: named("team") },
      body: { id: named("team"), name: "Another name" },
    },
    "configuration.import": {
      body: { mode: "merge", document: { format: "maru-configuration", version: 1, items: {} } },
    },
    "configuration.remove": { params: { kind: "skill", id: named("skill") } },
    "setup.status": {},
    "setup.found": {
      body: {
        code: "0000-0000-0000-0000",
        organisationName: "Another organisation",
        timeZone: "Asia/Seoul",
        language: "en",
        name: "somebody",
        email: "somebody@nowhere.test",
        password: "a good long password",
      },
    },
    "session.get": {},
    "session.signIn": { body: { email: "nobody@nowhere.test", password: "whatever it is" } },
    "session.signOut": {},
    "session.changePassword": { body: { current: "wrong", next: "a good long password" } },
    "token.list": {},
    "token.create": { body: { name: "a token", agentId: named("alice") } },
    "token.revoke": { params: { tokenId: names.tokenId } },
    "account.put": {
      params: { agentId: named("bob") },
      body: { email: `${named("bob")}@new.test`, password: "a good long one", language: "en" },
    },
    "account.invite": { params: { agentId: named("bob") } },
    "account.removeSecondFactor": { params: { agentId: named("bob") } },
    "session.list": {},
    "session.revoke": { params: { sessionId: "0".repeat(64) } },
    "secondFactor.begin": { body: { current: "wrong" } },
    "secondFactor.confirm": { body: { code: "000000" } },
    "secondFactor.remove": { body: { current: "wrong", code: "000000" } },
    "invitation.get": { body: { token: "maru_i_none" } },
    "invitation.accept": { body: { token: "maru_i_none", password: "a good long one" } },
    "user.list": { query: { limit: "5" } },
    "user.put": {
      params: { agentId: named("newcomer") },
      body: {
        agent: {
          ...{ id: named("newcomer"), name: "신입", roleId: "agent", teamId: named("team") },
          ...{ multimediaProfileId: named("profile"), agentProfileId: null, extension: null },
          ...{ skills: {}, active: true },
        },
        account: { email: `${named("newcomer")}@new.test`, language: "ko" },
      },
    },
    "user.csvPreview": { body: { file: Buffer.from("이름,이메일\n").toString("base64") } },
    "user.csvApply": {
      body: { file: Buffer.from("이름,이메일\n").toString("base64"), digest: "none" },
    },
    "role.list": {},
    "audit.list": { query: { limit: "5" } },
    "audit.export": {},
    "view.get": { query: { directory: "true" } },
    "interaction.list": { query: { customerId: names.customerId } },
    "interaction.get": { params },
    "interaction.transcript": { params },
    "recording.waveform": { params: { recordingId: `${interactionId}.recording` } },
    "phone.get": {},
    "prompt.speak": { body: { language: "en", text: "Good morning." } },
    "trunk.putPassword": {
      params: { trunkId: named("trunk") },
      body: { password: "a carrier's secret" },
    },
    "visitor.call": { body: { name: "carol", language: "ko" } },
    "flow.publish": { params: { flowId: named("flow") } },
    "flow.restore": { params: { flowId: named("flow"), version: "1" } },
    "flow.list": {},
    "flow.get": { params: { flowId: named("flow") } },
    "flow.versions": { params: { flowId: named("flow") } },
    "flow.version": { params: { flowId: named("flow"), version: "1" } },
    "flow.counts": { params: { flowId: named("flow") } },
    "flow.validate": { body: { channel: "chat", draft: greetingFlow(named("queue")) } },
    "flow.test": {
      body: {
        channel: "chat",
        draft: greetingFlow(named("queue")),
        entryPointId: named("entry"),
        at: 1_772_000_000_000,
        language: "ko",
        inputs: [{ type: "advance", ms: 1_000 }],
      },
    },
    "configuration.list": { params: { kind: "queue" } },
    "configuration.get": { params: { kind: "queue", id: named("queue") } },
    "configuration.uses": { params: { kind: "queue", id: named("queue") } },
    "configuration.export": {},
    "configuration.plan": {
      body: { mode: "merge", document: { format: "maru-configuration", version: 1, items: {} } },
    },
    "entryPoint.statuses": {},
    "hours.preview": {
      body: { hours: { businessHoursId: named("hours") }, from: "2026-12-21", days: 14 },
    },
    "hours.at": {
      body: {
        entryPointId: named("voice-entry"),
        hours: { businessHoursId: named("hours") },
        time: "2026-12-25T10:00",
      },
    },
    "holiday.calendar": { params: { calendar: "korea" }, query: { year: "2026" } },
    "visitor.create": {
      body: { organisationId: names.organisationId, entryPointId: named("entry") },
    },
    "visitor.entryPoint": {
      params: { organisationId: names.organisationId, entryPointId: named("entry") },
    },
  };
  return inputs[name];
}

/** The same as a request. */
export function requestFor(route: Route, { params = {}, query = {}, body }: OperationInput) {
  const path = route.path.replaceAll(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(params[key] ?? ""),
  );
  return {
    method: route.method,
    url: path,
    query: { ...query },
    ...(body !== undefined && { payload: body }),
  };
}

function greetingFlow(queueId: string) {
  const text = { ko: "안녕하세요", en: "Hello" };
  const position = { x: 0, y: 0 };
  const treatment = {
    ...{ musicPromptId: null, everyMs: 0, sayPosition: true, sayWait: false, message: null },
    ...{ maxWaitMs: 0, callback: null, voicemail: null },
  };
  return {
    nodes: [
      { id: "start", label: "", position, exits: { next: "hello" }, type: "start" as const },
      {
        ...{ id: "hello", label: "", position, exits: { next: "queue" }, type: "say" as const },
        ...{ message: { promptId: null, text }, bargeIn: false },
      },
      {
        ...{ id: "queue", label: "", position, exits: {}, type: "queue" as const },
        ...{ queueId, priority: 5, requiredSkills: {}, treatment },
      },
    ],
  };
}
