import { expect, test } from "vitest";
import type { BaresipPhone } from "../support/baresip-phone.ts";
import type { CallAgent } from "../support/call-agent.ts";
import { expectHeard } from "../support/hearing.ts";
import type { VoiceCorner } from "../support/voice-corner.ts";
import { OUTSIDE_NUMBER, useVoiceStage } from "../support/voice-stage.ts";
import { until } from "../support/waiting.ts";

/** Customers and agents who leave when nobody expects it, and phones that vanish. */
const stage = useVoiceStage();

interface Scene {
  readonly corner: VoiceCorner;
  readonly carol: BaresipPhone;
  readonly alice: CallAgent;
  readonly bob: CallAgent;
}

async function openScene(): Promise<Scene> {
  const corner = await stage.corner({ agents: ["alice", "bob"] });
  const [alice, bob] = await stage.agents(corner, "alice", "bob");
  const carol = await stage.caller("carol", "01012345678");
  return { corner, carol, alice, bob };
}

const talk = ({ corner, carol, alice }: Scene) => stage.talk(corner, carol, alice);
const consult = async (scene: Scene) => {
  await talk(scene);
  await scene.alice.consult(scene.bob);
};

function customerGone(agent: CallAgent): Promise<true> {
  return until(
    () => "the agent is not told that the customer has left",
    () => agent.contact?.stage === "wrap_up" || agent.contact?.call?.customerPhone === "none",
  );
}

/** Why a call was over, once it is. */
function endReason(interactionId: string): Promise<string> {
  return until(
    () => "the call does not end",
    async () => {
      const { endReason } = await stage.admin.query("interaction.get", { interactionId });
      return endReason ?? undefined;
    },
  );
}

test.for<{ state: string; bring: (scene: Scene) => Promise<void> }>([
  { state: "in talk", bring: talk },
  {
    state: "on hold",
    bring: async (scene) => {
      await talk(scene);
      await scene.alice.do("call.hold");
      await scene.alice.untilStage("held");
    },
  },
  {
    state: "while somebody outside is rung for a consult",
    bring: async (scene) => {
      await stage.untilTrunk(true);
      await talk(scene);
      await scene.alice.consultNumber(OUTSIDE_NUMBER);
      await stage.outside.until("incoming");
    },
  },
  {
    state: "in a conference",
    bring: async (scene) => {
      await consult(scene);
      await scene.alice.do("call.merge");
      await scene.alice.untilStage("conference_primary");
    },
  },
])(
  "V-80: the customer hangs up $state: wrap-up, and nobody's phone is left on",
  async ({ bring }) => {
    const scene = await openScene();
    await bring(scene);
    const { carol, alice, bob } = scene;
    const { interactionId } = alice.named();

    await carol.hangUp();

    // Who is rung meanwhile may be spoken with.
    await customerGone(alice);
    if (alice.contact?.stage === "consult_requested") await alice.do("call.endConsult");
    await alice.wrapUp();
    for (const phone of [carol, alice.phone, bob.phone, stage.outside]) await phone.until("idle");
    expect(await endReason(interactionId)).toBe("customer_left");
    await alice.untilStatus("available");
  },
);

test("V-80: the customer hangs up during a consult: the agents finish theirs, then wrap-up", async () => {
  const scene = await openScene();
  await consult(scene);
  const { carol, alice, bob } = scene;

  await carol.hangUp();

  await customerGone(alice);
  await expectHeard([alice, bob], { alice: ["bob"], bob: ["alice"] });
  await alice.do("call.endConsult");
  await bob.phone.until("idle");
  await alice.wrapUp();
  await alice.phone.until("idle");
});

test("the customer hangs up while they wait, and while a phone rings: nobody has lost anything", async () => {
  const { corner, carol, alice } = await openScene();
  await carol.dial(stage.addressOf(corner.number));
  await carol.until("talking");
  await carol.hangUp();
  await stage.untilNothingLeft();

  await alice.beAvailable();
  await carol.dial(stage.addressOf(corner.number));
  const { id } = await alice.untilStage("ringing");
  await alice.phone.until("incoming");
  await carol.hangUp();

  await alice.phone.until("idle");
  await alice.untilStatus("available");
  expect(await endReason(id)).toBe("abandoned");
});

test("an agent picks up in the moment the customer gives up: one end, whichever it is", async () => {
  const { corner, carol, alice } = await openScene();
  await alice.beAvailable();
  for (let round = 0; round < 5; round += 1) {
    await carol.dial(stage.addressOf(corner.number));
    const { id } = await alice.untilStage("ringing");
    await alice.phone.until("incoming");

    const pickedUp = alice.phone.answer().catch(() => undefined);
    await Promise.all([carol.hangUp(), pickedUp]);

    expect(["abandoned", "customer_left"]).toContain(await endReason(id));
    await alice.phone.until("idle");
    if (alice.contact?.stage === "wrap_up") await alice.wrapUp();
    await alice.untilStatus("available");
    await carol.until("idle");
  }
});

test("V-05: a phone that rejects the call, and one that does not answer", async () => {
  const { corner, carol, alice } = await openScene();
  await corner.changeQueue({ offerTimeoutMs: 3_000 });
  await alice.beAvailable();
  await carol.dial(stage.addressOf(corner.number));
  await alice.untilStage("ringing");
  await alice.phone.until("incoming");

  await alice.untilStatus("not_responding");
  await alice.phone.until("idle");
  await expectHeard([carol], { carol: ["music"] });

  await alice.beAvailable();
  await alice.pickUp();
  await expectHeard([carol, alice], { carol: ["alice"], alice: ["carol"] });
});
