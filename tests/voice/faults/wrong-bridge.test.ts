import { expect, test } from "vitest";
import { type Ear, type Expected, expectHeard, listenAll } from "../support/hearing.ts";
import { useVoiceStage } from "../support/voice-stage.ts";
import { until } from "../support/waiting.ts";

const stage = useVoiceStage();

/** Puts a party of one call into the room of another, past Maru. */
async function crossWires(): Promise<void> {
  const { ari } = stage;
  const [astray, room] = await until(
    () => "there are no two calls",
    async () => {
      const [one, other] = (await ari.bridges()).filter(({ channels }) => channels.length === 2);
      const channel = one?.channels[0];
      return channel === undefined || other === undefined ? undefined : [channel, other.id];
    },
  );
  await ari.move(astray, room);
}

interface Scene {
  readonly everybody: readonly Ear[];
  readonly right: Expected;
}

async function openScene(): Promise<Scene> {
  const corner = await stage.corner({ agents: ["alice", "bob"] });
  const [alice, bob] = await stage.agents(corner, "alice", "bob");
  const carol = await stage.caller("carol", "01012345678");
  const dave = await stage.caller("dave", "01087654321");
  await stage.talk(corner, carol, alice);
  await stage.talk(corner, dave, bob);
  return {
    everybody: [carol, alice, dave, bob],
    right: { carol: ["alice"], alice: ["carol"], dave: ["bob"], bob: ["dave"] },
  };
}

test("invariant 4: a wrong bridge is heard, and the server repairs it as it comes back", async () => {
  const { everybody, right } = await openScene();
  await expectHeard(everybody, right);

  await stage.server.kill();
  await crossWires();
  await expect.poll(() => listenAll(everybody, 600)).not.toEqual(right);
  const wrong = await listenAll(everybody, 1_500);
  const together = everybody.map(({ party }) => party).filter((party) => wrong[party]?.length);
  expect(together).toHaveLength(3);
  for (const party of together)
    expect(wrong[party]?.toSorted()).toEqual(together.filter((one) => one !== party).toSorted());

  await stage.server.start();
  await expectHeard(everybody, right);
});

test("invariant 4: a running server looks after its rooms, and repairs a wrong one", async () => {
  const { everybody, right } = await openScene();

  await crossWires();

  // It looks twice a minute.
  await expectHeard(everybody, right, 45_000);
});
