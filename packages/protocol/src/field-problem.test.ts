import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parseConfigurationItem } from "./configuration.ts";
import { fieldProblems } from "./field-problem.ts";

const found = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value);
  return error === undefined
    ? []
    : fieldProblems(error).map(({ field, code, params }) => ({ field, code, params }));
};

const thing = z.strictObject({
  name: z.string().min(1).max(3),
  count: z.int().min(1).max(5),
  kind: z.enum(["a", "b"]),
  list: z.array(z.string()).min(1).max(2),
  on: z.boolean(),
});
const good = { name: "abc", count: 3, kind: "a", list: ["x"], on: true };

describe("what a schema says, as codes", () => {
  test.each([
    [{ name: "" }, "name", "too_short", { min: 1 }],
    [{ name: "abcd" }, "name", "too_long", { max: 3 }],
    [{ name: 3 }, "name", "wrong_type", { expected: "string" }],
    [{ name: undefined }, "name", "required", {}],
    [{ count: 0 }, "count", "too_small", { min: 1 }],
    [{ count: 6 }, "count", "too_big", { max: 5 }],
    [{ count: 1.5 }, "count", "not_whole", {}],
    [{ kind: "c" }, "kind", "not_an_option", { options: "a, b" }],
    [{ list: [] }, "list", "too_few", { min: 1 }],
    [{ list: ["x", "y", "z"] }, "list", "too_many", { max: 2 }],
    [{ list: ["x", 3] }, "list.1", "wrong_type", { expected: "string" }],
    [{ more: 1 }, "more", "unknown_field", {}],
  ])("%j", (change, field, code, params) => {
    expect(found(thing, { ...good, ...change })).toEqual([{ field, code, params }]);
  });

  test("all of them at once, and none where all is well", () => {
    expect(found(thing, good)).toEqual([]);
    // Of a choice that is missing zod says what it says of a wrong one.
    const missing = ["required", "required", "not_an_option", "required", "required"];
    expect(found(thing, {}).map(({ code }) => code)).toEqual(missing);
  });
});

describe("what our own forms of writing say", () => {
  const codes = (kind: "entryPoint" | "trunk" | "agent" | "phoneNumber", change: object) => {
    const { error } = parseConfigurationItem(kind, change);
    return error === undefined
      ? []
      : fieldProblems(error)
          .filter(({ code }) => code !== "required" && code !== "not_an_option")
          .map(({ field, code }) => `${field}: ${code}`);
  };

  test("A-06: a name with a space", () => {
    expect(codes("entryPoint", { name: "두 단어" })).toEqual(["name: entry_point_name_invalid"]);
    expect(codes("entryPoint", { name: "마".repeat(81) })).toEqual([
      "name: entry_point_name_invalid",
    ]);
  });

  test("A-17, K-04: numbers", () => {
    expect(codes("phoneNumber", { number: "02-1234" })).toEqual(["number: e164_invalid"]);
    expect(codes("agent", { extension: "1" })).toEqual(["extension: extension_invalid"]);
  });

  test("rules that no pattern says, and keys of a record", () => {
    expect(codes("trunk", { addresses: ["0.0.0.0/0"] })).toEqual(["addresses.0: network_too_wide"]);
    expect(codes("entryPoint", { description: "a\u0000b" })).toEqual([
      "description: text_control_characters",
    ]);
    expect(codes("entryPoint", { requiredSkills: { "a b": 3 } })).toEqual([
      "requiredSkills.a b: id_invalid",
    ]);
    expect(codes("entryPoint", { id: "toString" })).toEqual(["id: id_reserved"]);
  });
});
