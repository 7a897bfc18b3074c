import { expect, test } from "vitest";
import { createTitleBadge } from "./page-title.ts";

test("the count stands before the title, and goes without a trace", () => {
  const page = { title: "Shop" };
  const show = createTitleBadge(page);
  show(0);
  expect(page.title).toBe("Shop");
  show(2);
  expect(page.title).toBe("(2) Shop");
  show(3);
  expect(page.title).toBe("(3) Shop");
  show(0);
  expect(page.title).toBe("Shop");
});

test("a title the page set meanwhile is left alone", () => {
  const page = { title: "Shop" };
  const show = createTitleBadge(page);
  show(2);
  page.title = "Basket";
  show(0);
  expect(page.title).toBe("Basket");
  show(1);
  page.title = "(5) things";
  show(0);
  expect(page.title).toBe("(5) things");
});
