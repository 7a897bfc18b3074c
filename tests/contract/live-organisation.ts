import type {
  TestOrganisation,
  TestPerson,
} from "../../apps/server/src/testing/populated-organisation.ts";
import type { TestServer } from "../../apps/server/src/testing/test-server.ts";
import type { Names } from "./operations.ts";

/** An organisation at work: one contact in talk, one offered, one waiting, one in the history. */
export interface LiveOrganisation extends TestOrganisation {
  readonly names: Names;
  readonly tokens: Readonly<Record<TestPerson, string>>;
  /** The customer of `names.interactionId`. */
  readonly carol: string;
}

export async function liveOrganisation(server: TestServer, id: string): Promise<LiveOrganisation> {
  const organisation = await server.organisation(id);
  const tokens = {
    alice: await organisation.bearer("alice"),
    bob: await organisation.bearer("bob"),
    sam: await organisation.bearer("sam"),
    ada: await organisation.bearer("ada"),
  };
  const post = async (token: string, url: string, payload?: object) => {
    const answer = await server.call(token, { method: "POST", url, ...(payload && { payload }) });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
    return answer.json();
  };
  const start = async (name: string) => {
    const token = organisation.visitor();
    const { interactionId } = await post(token, "/api/chats", {
      name: `${name} of ${id}`,
      language: "en",
      message: { clientId: "first", text: `secret of ${id}` },
    });
    return { token, interactionId };
  };
  const offerOf = async (interactionId: string): Promise<string> => {
    const engine = await server.host.organisation(id);
    return engine.read(
      ({ interactions }) => interactions.get(interactionId as never)?.offers[0]?.id ?? "",
    );
  };
  const talk = async (agent: "alice" | "bob") => {
    const chat = await start(`carol`);
    await post(tokens[agent], `/api/offers/${await offerOf(chat.interactionId)}/accept`);
    return chat;
  };

  await post(tokens.alice, "/api/me/sign-in");
  await post(tokens.alice, "/api/me/available");
  const over = await talk("alice");
  await post(tokens.alice, `/api/interactions/${over.interactionId}/end`);
  await post(tokens.alice, `/api/interactions/${over.interactionId}/wrap-up`, {
    reasonId: organisation.named("resolved"),
  });
  const inTalk = await talk("alice");
  const offered = await start("dave");
  const offerId = await offerOf(offered.interactionId);
  await start("erin");
  const made = await server.call(tokens.ada, {
    method: "POST",
    url: "/api/tokens",
    payload: { name: `token of ${id}`, agentId: organisation.named("bob") },
  });
  const engine = await server.host.organisation(id);
  const customerId = await engine.read(
    ({ interactions }) => interactions.get(inTalk.interactionId as never)?.customer.id ?? "",
  );
  return {
    ...organisation,
    tokens,
    carol: inTalk.token,
    names: {
      named: organisation.named,
      organisationId: id,
      interactionId: inTalk.interactionId,
      offerId,
      customerId,
      tokenId: made.json().id,
    },
  };
}
