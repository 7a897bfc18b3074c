import { MAX_MESSAGE_LENGTH } from "@maru/protocol";
import { expect, test } from "vitest";
import { MESSAGE_LIMIT } from "./composer.tsx";

test("the composer stops where the protocol does", () => {
  expect(MESSAGE_LIMIT).toBe(MAX_MESSAGE_LENGTH);
});
