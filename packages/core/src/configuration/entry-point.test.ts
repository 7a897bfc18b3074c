import { describe, expect, test } from "vitest";
import type { Command } from "../engine/command.ts";
import { available, leave, signIn, start } from "../testing/commands.ts";
import { id, putEntryPoint, putQueue, putSettings } from "../testing/organisation.ts";
import { type Scenario, scenario } from "../testing/scenario.ts";
import { putOutdial, putPhoneNumber, TELEPHONE } from "../testing/telephone.ts";
import type { Channel } from "./configuration.ts";
import { entryPointStatus, OUTDIAL_TRANSFER } from "./entry-point-status.ts";
import type { FieldReason } from "./field-reason.ts";

const remove = (entryPointId: string): Command => ({
  type: "RemoveConfiguration",
  kind: "entryPoint",
  id: entryPointId,
});
const statusOf = ({ state }: Scenario, entryPointId: string) => {
  const entryPoint = state.configuration.entryPoint.get(id(entryPointId));
  return entryPoint === undefined ? undefined : entryPointStatus(state, entryPoint);
};
const queueOf = (channel: Channel) => putQueue({ id: `of-${channel}`, channel });

describe("what an entry point is", () => {
  const put = (changes: Parameters<typeof putEntryPoint>[0]) =>
    scenario(queueOf("social"), queueOf("email")).when(putEntryPoint({ id: "new", ...changes }));
  const refused = (
    changes: Parameters<typeof putEntryPoint>[0],
    field: string,
    reason: FieldReason,
  ) => put(changes).thenRefused("configuration_invalid", field, reason);

  test("A-08: only for calls is one outbound", () => {
    refused({ direction: "outbound" }, "direction", "not_for_this_channel");
    put({ channel: "voice", queueId: "calls", direction: "outbound" }).thenResult({});
  });

  test("A-10: one for social messages says of which service", () => {
    const social = { channel: "social", queueId: "of-social" } as const;
    refused(social, "socialType", "needed_for_this_channel");
    put({ ...social, socialType: "whatsapp" }).thenResult({});
    refused({ socialType: "sms" }, "socialType", "not_for_this_channel");
  });

  test("A-16: its queue is of its channel", () => {
    refused({ queueId: "calls" }, "queueId", "other_channel");
    refused({ channel: "email" }, "queueId", "other_channel");
    put({ channel: "email", queueId: "of-email" }).thenResult({});
  });

  test("A-14: one for outbound calls may show a number of ours, no other may", () => {
    const calls = { channel: "voice", queueId: "calls", callerNumberId: "main-number" } as const;
    const telephone = scenario(...TELEPHONE);
    telephone
      .when(putEntryPoint({ id: "new", ...calls }))
      .thenRefused("configuration_invalid", "callerNumberId", "not_outbound");
    telephone.when(putEntryPoint({ id: "new", ...calls, direction: "outbound" })).thenResult({});
    telephone
      .given(putPhoneNumber({ id: "secret", number: "+82255555555", outbound: false }))
      .when(putEntryPoint({ id: "b", ...calls, direction: "outbound", callerNumberId: "secret" }))
      .thenRefused("configuration_invalid", "callerNumberId", "not_shown_to_others");
  });

  test("A-18: channel, direction and service are for ever", () => {
    const scene = scenario(
      queueOf("social"),
      putEntryPoint({ id: "a", channel: "social", socialType: "sms", queueId: "of-social" }),
    );
    const social = { id: "a", channel: "social", queueId: "of-social" } as const;
    scene
      .when(putEntryPoint({ ...social, socialType: "whatsapp" }))
      .thenRefused("configuration_invalid", "socialType", "fixed");
    scene
      .when(
        putEntryPoint({ id: "hotline", channel: "voice", direction: "outbound", queueId: "calls" }),
      )
      .thenRefused("configuration_invalid", "direction", "fixed");
    scene
      .when(putEntryPoint({ channel: "voice", queueId: "calls" }))
      .thenRefused("configuration_invalid", "channel", "fixed");
  });
});

describe("whether customers get there", () => {
  test("A-17: calls need a number that leads there", () => {
    const scene = scenario(...TELEPHONE, putPhoneNumber({ entryPointId: null as never }));
    expect(statusOf(scene, "hotline")).toMatchObject({ reachable: false, reason: "no_number" });
    scene.given(putPhoneNumber());
    expect(statusOf(scene, "hotline")).toMatchObject({ reachable: true, reason: null });
  });

  test("A-18: not where it is switched off, and nobody new is taken", () => {
    const scene = scenario();
    expect(statusOf(scene, "shop")?.reachable).toBe(true);
    scene.given(start("carol"), putEntryPoint({ active: false }));
    expect(statusOf(scene, "shop")).toEqual({
      ...{ reachable: false, reason: "switched_off", liveContacts: 1 },
    });
    scene.when(start("dave")).thenRefused("entry_point_inactive");
    // Whoever is there already stays.
    scene.given(signIn("alice"), available("alice"));
    expect(scene.offers()).toEqual(["alice: carol"]);
  });

  test("not for outbound calls, nor where no service is connected", () => {
    const scene = scenario(
      queueOf("email"),
      putEntryPoint({ id: "mail", channel: "email", queueId: "of-email" }),
    );
    expect(statusOf(scene, "outbound")?.reason).toBe("outbound_only");
    expect(statusOf(scene, "mail")?.reason).toBe("no_connection");
  });

  test("A-18: one that can be reached, or has contacts, cannot be removed, and it is said which", () => {
    const scene = scenario().given(start("carol"));
    scene.when(remove("shop")).thenRefused("configuration_in_use");
    expect(scene.refusal?.detail).toContain("1 live contacts");
    scene.given(leave("carol"));
    scene.when(remove("shop")).thenRefused("entry_point_reachable");
    scene.given(putEntryPoint({ active: false }));
    scene
      .when(remove("shop"))
      .thenEvents([{ type: "ConfigurationRemoved", kind: "entryPoint", id: "shop" }]);
  });
});

describe("A-04: outdial transfer to queue", () => {
  test("is made with the first queue for calls, once", () => {
    const made = scenario().state.configuration.entryPoint.get(OUTDIAL_TRANSFER);
    expect(made).toMatchObject({
      name: "발신_호전환_대기열",
      ...{ channel: "voice", direction: "outbound", queueId: "calls" },
    });
    const scene = scenario(putQueue({ id: "more", channel: "voice" }));
    expect(scene.state.configuration.entryPoint.get(OUTDIAL_TRANSFER)?.queueId).toBe("calls");
  });

  test("cannot be removed, and can be changed", () => {
    scenario().when(remove(OUTDIAL_TRANSFER)).thenRefused("configuration_of_system");
    const changed = { id: OUTDIAL_TRANSFER, channel: "voice", direction: "outbound" } as const;
    scenario()
      .when(putEntryPoint({ ...changed, queueId: "calls", priority: 1 }))
      .thenResult({});
  });

  test("a number can lead there, as to none other for outbound calls", () => {
    const scene = scenario(...TELEPHONE);
    scene
      .when(putPhoneNumber({ entryPointId: "outbound" }))
      .thenRefused("configuration_invalid", "entryPointId", "not_inbound");
    scene.given(putPhoneNumber({ entryPointId: OUTDIAL_TRANSFER }));
    expect(statusOf(scene, OUTDIAL_TRANSFER)?.reachable).toBe(true);
  });

  test("calls are begun at an outdial entry point only", () => {
    scenario(...TELEPHONE)
      .when(putOutdial({ entryPointId: "hotline" }))
      .thenRefused("configuration_invalid", "outdial.entryPointId", "not_outbound");
  });
});

describe("what else the system makes", () => {
  test("a reason to go idle and one to wrap up with, along with the settings", () => {
    const { configuration } = scenario().state;
    expect(configuration.idleReason.get(id("rest"))?.name.ko).toBe("휴식");
    scenario()
      .when({ type: "RemoveConfiguration", kind: "idleReason", id: "rest" })
      .thenRefused("configuration_of_system");
    // Not again.
    scenario()
      .when(putSettings())
      .thenEvents([expect.objectContaining({ type: "ConfigurationPut", kind: "settings" })]);
  });
});
