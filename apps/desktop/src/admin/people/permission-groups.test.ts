import { PERMISSIONS } from "@maru/protocol";
import { expect, test } from "vitest";
import { PERMISSION_GROUPS } from "./permission-groups.ts";

test("every permission can be given in the grid, once", () => {
  const shown = PERMISSION_GROUPS.flatMap(({ permissions }) => [...permissions]);
  expect(shown.toSorted()).toEqual([...PERMISSIONS].toSorted());
});
