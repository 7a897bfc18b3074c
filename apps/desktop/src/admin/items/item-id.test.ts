import { expect, test } from "vitest";
import { idFrom } from "./item-id.ts";

test("an id is read from the name, in Korean as well, and is never one that is taken", () => {
  const id = (name: string, ...taken: string[]) => idFrom(name, new Set(taken), "team");
  expect(id("주문 문의")).toBe("jumun-munui");
  expect(id("VIP 고객 (서울)")).toBe("vip-gogaek-seoul");
  expect(id("Café Zürich")).toBe("cafe-zu-rich");
  expect(id("営業")).toBe("team");
  expect(id("営業", "team", "team-2")).toBe("team-3");
  expect(id("Sales", "sales")).toBe("sales-2");
  expect(id("a".repeat(80)).length).toBeLessThanOrEqual(40);
});
