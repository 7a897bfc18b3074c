import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { fastify } from "fastify";
import { afterAll, expect, test } from "vitest";
import { precompress } from "./precompress.ts";
import { addSecurityHeaders } from "./security-headers.ts";
import { addWebApps, handleNotFound } from "./web-apps.ts";

const folder = mkdtempSync(join(tmpdir(), "maru-web-apps-"));
const [desktop, widget] = [join(folder, "desktop"), join(folder, "widget")];
const script = `console.log("${"마루 ".repeat(800)}")`;
for (const [path, text] of [
  ["desktop/index.html", "<!doctype html><title>마루</title>"],
  ["desktop/assets/app-4fz81.js", script],
  ["widget/widget.js", script],
  ["widget/shop/index.html", "<!doctype html><title>shop</title>"],
] as const) {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
}
await precompress(folder);
const app = fastify();
app.setNotFoundHandler((request, reply) => handleNotFound(request, reply, desktop));
await addSecurityHeaders(app, "http://127.0.0.1:8080");
await addWebApps(app, { desktop, widget });
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const page = { accept: "text/html,*/*;q=0.8" };

test.each(["/", "/contacts/1", "/history", "/설정"])("%s is the desktop", async (path) => {
  const answer = await app.inject({ url: encodeURI(path), headers: page });

  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain("<title>마루</title>");
  expect(answer.headers["cache-control"]).toBe("no-cache");
  expect(answer.headers["content-security-policy"]).toContain("script-src 'self';");
  expect(answer.headers["content-security-policy"]).not.toContain("unsafe");
});

test("what has a hash in its name is kept for ever", async () => {
  const answer = await app.inject({ url: "/assets/app-4fz81.js" });

  expect(answer.body).toBe(script);
  expect(answer.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
});

test.each([
  ["br", brotliDecompressSync],
  ["gzip", gunzipSync],
] as const)("a browser that takes %s gets it", async (encoding, decompress) => {
  for (const url of ["/assets/app-4fz81.js", "/widget.js"]) {
    const answer = await app.inject({ url, headers: { "accept-encoding": encoding } });

    expect(answer.headers["content-encoding"]).toBe(encoding);
    expect(String(answer.headers.vary).toLowerCase()).toContain("accept-encoding");
    expect(answer.headers["content-type"]).toMatch(/javascript/);
    expect(answer.rawPayload.length).toBeLessThan(script.length / 10);
    expect(decompress(answer.rawPayload).toString()).toBe(script);
  }
});

test("any page may load the widget; nothing else is for other origins", async () => {
  const headers = { origin: "https://shop.example" };
  const [widgetScript, desk, asset] = await Promise.all(
    ["/widget.js", "/", "/assets/app-4fz81.js"].map((url) => app.inject({ url, headers })),
  );

  expect(widgetScript?.headers).toMatchObject({
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
  });
  expect(widgetScript?.headers["access-control-allow-credentials"]).toBeUndefined();
  expect(desk?.headers["access-control-allow-origin"]).toBeUndefined();
  expect(asset?.headers["access-control-allow-origin"]).toBeUndefined();
});

test("the demo shop is a page of its own", async () => {
  expect((await app.inject({ url: "/shop", headers: page })).headers["location"]).toBe("/shop/");
  expect((await app.inject({ url: "/shop/", headers: page })).body).toContain(
    "<title>shop</title>",
  );
  const missing = await app.inject({ url: "/shop/nothing", headers: page });
  expect(missing.statusCode).toBe(404);
});

test.each([
  "/assets/gone.js",
  "/favicon.ico",
  "/api/nowhere",
  "/../package.json",
  "/%2e%2e/package.json",
  "/assets/..%2f..%2fwidget%2fwidget.js",
  "/.env",
  "/assets",
])("%s is not there", async (url) => {
  const answer = await app.inject({ url, headers: page });

  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toMatchObject({ code: "not_found" });
});
