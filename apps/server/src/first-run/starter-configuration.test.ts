import { CONFIGURATION_DEFAULTS } from "@maru/core";
import { expect, test } from "vitest";
import { starterConfiguration } from "./starter-configuration.ts";

test.each(["ko", "en"] as const)(
  "H: what an organisation begins with is whole (%s)",
  (language) => {
    const founding = {
      organisationName: "한빛상회",
      timeZone: "Asia/Tokyo",
      language,
      name: "한지우",
    };
    const items = starterConfiguration(founding);
    expect(items.find(({ kind }) => kind === "settings")?.item).toEqual({
      ...CONFIGURATION_DEFAULTS.settings,
      name: "한빛상회",
      timeZone: "Asia/Tokyo",
    });
    const administrator = { id: "admin", name: "한지우", roleId: "administrator", active: true };
    expect(items.at(-1)).toMatchObject({ kind: "agent", item: administrator });
  },
);
