import { expect, test } from "vitest";
import { createReadiness } from "./readiness.ts";

test("a server is ready once every part it named has said so", () => {
  const readiness = createReadiness(["database", "engine"]);
  expect(readiness.waitingFor()).toEqual(["database", "engine"]);

  readiness.report("engine", true);
  expect(readiness.waitingFor()).toEqual(["database"]);

  readiness.report("database", true);
  expect(readiness.waitingFor()).toEqual([]);

  readiness.report("engine", false);
  expect(readiness.waitingFor()).toEqual(["engine"]);
});
