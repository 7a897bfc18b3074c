import { expect, test } from "vitest";
import { createPageStorage } from "./page-storage.ts";

/** As much of a browser's storage as is used; full, or forbidden, on request. */
function browserStorage(fault: { on: "nothing" | "write" | "everything" }) {
  const items: Record<string, string> = { "other.key": "theirs" };
  const check = (writing: boolean) => {
    if (fault.on === "everything" || (writing && fault.on === "write"))
      throw new DOMException("no", "QuotaExceededError");
  };
  const methods = {
    getItem: (key: string) => {
      check(false);
      return items[key] ?? null;
    },
    setItem: (key: string, value: string) => {
      check(true);
      items[key] = value;
    },
    removeItem: (key: string) => {
      check(true);
      delete items[key];
    },
  };
  const storage = new Proxy(items, {
    get: (target, key) => methods[key as keyof typeof methods] ?? target[String(key)],
    ownKeys: (target) => {
      check(false);
      return Reflect.ownKeys(target);
    },
  });
  return { items, storage: storage as unknown as Storage };
}

test.each(["nothing", "write", "everything"] as const)("works when %s fails", (on) => {
  const { storage } = browserStorage({ on });
  const page = createPageStorage(() => storage, "maru.");
  page.set("a", "1");
  page.set("b", "2");
  page.set("a", "3");
  expect(page.get("a")).toBe("3");
  expect(page.keys().sort()).toEqual(["a", "b"]);
  page.remove("a");
  expect(page.get("a")).toBe(undefined);
  expect(page.keys()).toEqual(["b"]);
});

test("keeps to its prefix", () => {
  const { items, storage } = browserStorage({ on: "nothing" });
  const page = createPageStorage(() => storage, "maru.");
  page.set("a", "1");
  page.remove("key");
  expect(items).toEqual({ "other.key": "theirs", "maru.a": "1" });
});

test("a storage that fills up goes on in memory, with the newest value", () => {
  const fault: { on: "nothing" | "write" } = { on: "nothing" };
  const page = createPageStorage(() => browserStorage(fault).storage, "maru.");
  page.set("a", "old");
  fault.on = "write";
  page.set("a", "new");
  expect(page.get("a")).toBe("new");
});
