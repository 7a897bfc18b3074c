import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect, onTestFinished, test, vi } from "vitest";
import { TEST_PASSWORD } from "../../apps/server/src/testing/populated-organisation.ts";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";

const server = await createTestServer();
const a = await server.organisation("a");
const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [, example = ""] = /sdk-example:begin -->\n```ts\n(.*?)```/s.exec(readme) ?? [];

/** As the README says: saved in the folder of Maru, and run with its Node. */
function run(code: string) {
  const folder = new URL("../../.cache/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  const file = new URL(`readme-example-${process.pid}.ts`, folder);
  writeFileSync(file, code);
  const child = spawn(process.execPath, [file.pathname], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(async () => {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    rmSync(file);
  });
  return child;
}

test("the README's example signs in and accepts chats", async () => {
  const code = example
    .replace("http://127.0.0.1:8080", await server.listen())
    .replace("minji@maru.example", a.email("alice"))
    .replace("maru-demo-2026", TEST_PASSWORD);
  expect(code.trim().split("\n").length).toBeLessThanOrEqual(12);
  const child = run(code);
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });

  for (const name of ["carol", "dave"]) {
    const started = await server.call(a.visitor(), {
      method: "POST",
      url: "/api/chats",
      payload: { name, language: "ko", message: null },
    });
    const { interactionId } = started.json();
    const engine = await server.host.organisation("a");
    await vi.waitFor(
      async () =>
        expect(
          await engine.read(({ interactions }) => interactions.get(interactionId)?.phase),
        ).toBe("active"),
      { timeout: 20_000, interval: 100 },
    );
  }
  expect(said).toBe("");
  expect(child.exitCode).toBeNull();
}, 30_000);
