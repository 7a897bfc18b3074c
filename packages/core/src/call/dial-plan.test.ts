import { describe, expect, test } from "vitest";
import type { AgentProfile, DialRule } from "../configuration/configuration.ts";
import { CONFIGURATION_DEFAULTS } from "../configuration/defaults.ts";
import { id } from "../testing/organisation.ts";
import { dialRefusal } from "./dial-plan.ts";

const ANY: DialRule = { prefixes: [], minDigits: 1, maxDigits: 15, pattern: "" };

function refused(number: string, ...dialPlan: DialRule[]): string | null {
  const profile: AgentProfile = {
    ...CONFIGURATION_DEFAULTS.agentProfile,
    id: id("phone"),
    name: "phone",
    mayPauseRecording: false,
    outdial: {
      allowed: true,
      fromAnyState: false,
      dialPlan,
      callerNumberIds: [],
      entryPointId: null,
    },
    colleagues: "team",
  };
  return dialRefusal(profile, number)?.refused ?? null;
}

describe("V-70 the dial plan", () => {
  test("without a rule no number is allowed, and one rule that allows it is enough", () => {
    expect(refused("+82212345678")).toBe("number_not_allowed");
    const korea = { ...ANY, prefixes: ["+82"] };
    const america = { ...ANY, prefixes: ["+1"] };
    expect(refused("+12125551234", korea)).toBe("number_not_allowed");
    expect(refused("+12125551234", korea, america)).toBe(null);
  });

  test("counts digits without the plus", () => {
    const ten = { ...ANY, minDigits: 10, maxDigits: 10 };
    expect(refused("+8221234567", ten)).toBe(null);
    expect(refused("+822123456", ten)).toBe("number_not_allowed");
    expect(refused("+82212345678", ten)).toBe("number_not_allowed");
  });

  test("begins with one of the prefixes", () => {
    const cities = { ...ANY, prefixes: ["+822", "+8231"] };
    expect(refused("+82212345678", cities)).toBe(null);
    expect(refused("+82311234567", cities)).toBe(null);
    expect(refused("+82511234567", cities)).toBe("number_not_allowed");
  });

  test("matches the pattern as a whole", () => {
    const mobile = { ...ANY, pattern: "\\+8210[0-9]{8}|\\+8211[0-9]{8}" };
    expect(refused("+821012345678", mobile)).toBe(null);
    expect(refused("+82101234567", mobile)).toBe("number_not_allowed");
    expect(refused("+8210123456789", mobile)).toBe("number_not_allowed");
  });

  test("every condition of a rule must hold", () => {
    const rule = { prefixes: ["+82"], minDigits: 12, maxDigits: 12, pattern: ".*8" };
    expect(refused("+821012345678", rule)).toBe(null);
    expect(refused("+821012345679", rule)).toBe("number_not_allowed");
  });
});

describe("what is no number to dial", () => {
  test.each(["", "02-1234-5678", "0212345678", "+0212345678", "+82", "+8221234567890123", "sip:x"])(
    "V-70 %j is not E.164",
    (number) => {
      expect(refused(number, ANY)).toBe("number_invalid");
    },
  );

  test.each(["112", "119", "110", "911", "999"])("V-70 %s is never dialled", (number) => {
    expect(refused(number, ANY)).toBe("number_emergency");
  });
});
