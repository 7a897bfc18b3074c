import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseSync } from "vite";
import { expect, test } from "vitest";

const src = resolve(import.meta.dirname, "..");
/** Attributes that people read or hear. */
const READ = new Set(["aria-label", "aria-description", "alt", "title", "placeholder", "label"]);

test("no words stand in the code: all of them come from the catalogue", () => {
  const found = files(src).flatMap((path) =>
    literals(path, readFileSync(path, "utf8")).map((text) => `${relative(src, path)}: ${text}`),
  );
  expect(found).toEqual([]);
});

test("the search itself finds words", () => {
  const code = `<p title="Close">Hello {"안녕"} {say("x.y")} <b className="flex">·</b>{\`몇 \${n}\`}</p>`;
  expect(literals("a.tsx", code)).toEqual(["Close", "Hello", "안녕", "몇"]);
});

type Node = { type?: string } & Record<string, unknown>;

function literals(path: string, code: string): string[] {
  const found: string[] = [];
  const note = (text: unknown, pattern: RegExp) => {
    if (typeof text === "string" && pattern.test(text)) found.push(text.trim());
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return;
    const node = value as Node;
    if (node.type === "JSXText") note(node["value"], /\p{L}/u);
    if (node.type === "Literal" && node["regex"] === undefined) note(node["value"], /[가-힣]/);
    if (node.type === "TemplateElement") note((node["value"] as Node)["raw"], /[가-힣]/);
    if (node.type === "JSXAttribute") {
      const name = (node["name"] as Node)["name"];
      const literal = node["value"] as Node | null;
      if (READ.has(String(name)) && literal?.type === "Literal") note(literal["value"], /[a-z]/i);
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(path, code).program);
  return found;
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "messages" ? [] : files(path);
    return /\.tsx?$/.test(path) && !/\.test\./.test(path) ? [path] : [];
  });
}
