import { expect, test } from "vitest";
import { expectHeard } from "../support/hearing.ts";
import { useVoiceStage } from "../support/voice-stage.ts";

const stage = useVoiceStage();

/** Puts a party of one call into the room of another, past Maru. */
async function crossWires(): Promise<void> {
  const { ari } = stage;
  const [one, other] = (await ari.bridges()).filter(({ channels }) => channels.length === 2);
  const astray = one?.channels[0];
  if (astray === undefined || other === undefined) throw new Error("there are no two calls");
  await ari.move(astray, other.id);
}

test("invariant 4: a wrong bridge is heard, and the server repairs it as it comes back", async () => {
  const corner = await stage.corner({ agents: ["alice", "bob"] });
  const [alice, bob] = await stage.agents(corner, "alice", "bob");
  const carol = await stage.caller("carol", "01012345678");
  const dave = await stage.caller("dave", "01087654321");
  await stage.talk(corner, carol, alice);
  await stage.talk(corner, dave, bob);
  const everybody = [carol, alice, dave, bob];
  const right = { carol: ["alice"], alice: ["carol"], dave: ["bob"], bob: ["dave"] } as const;
  await expectHeard(everybody, right);

  await stage.server.kill();
  await crossWires();
  await expect(expectHeard(everybody, right)).rejects.toThrow();

  await stage.server.start();
  await expectHeard(everybody, right);
});

test("invariant 4: a running server repairs a wrong bridge by itself", async () => {
  const corner = await stage.corner({ agents: ["alice", "bob"] });
  const [alice, bob] = await stage.agents(corner, "alice", "bob");
  const carol = await stage.caller("carol", "01012345678");
  const dave = await stage.caller("dave", "01087654321");
  await stage.talk(corner, carol, alice);
  await stage.talk(corner, dave, bob);

  await crossWires();

  await expectHeard([carol, alice, dave, bob], {
    carol: ["alice"],
    alice: ["carol"],
    dave: ["bob"],
    bob: ["dave"],
  });
});
