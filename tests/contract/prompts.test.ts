/** The sound of prompts over HTTP: in as anything that is WAV, kept once, played by whoever may. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { promptFilesOf } from "../../apps/server/src/prompts/prompt-files.ts";
import { tidyPrompts } from "../../apps/server/src/prompts/prompt-retention.ts";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";
import { encodeWave } from "../voice/support/wave-file.ts";

const server = await createTestServer();
const a = await server.organisation("a");
const b = await server.organisation("b");
const ada = await a.bearer("ada");

const hasSpeech = spawnSync("espeak-ng", ["--version"]).status === 0;

function tone(hertz: number, rate = 44_100): Buffer {
  const samples = Float32Array.from(
    { length: rate },
    (_, index) => 0.4 * Math.sin((2 * Math.PI * hertz * index) / rate),
  );
  return Buffer.from(encodeWave(samples, rate));
}

function upload(token: string, payload: Buffer, type = "audio/wav") {
  return server.call(token, {
    method: "POST",
    url: "/api/prompt-sounds",
    headers: { "content-type": type },
    payload,
  });
}

function putPrompt(token: string, sha256: string) {
  const sound = { source: "recording", text: "어서 오세요", sha256, durationMs: 1_000 };
  return server.call(token, {
    method: "PUT",
    url: "/api/configuration/prompt/hello",
    payload: { id: "hello", name: "인사", sound: { ko: sound, en: null } },
  });
}

test("a recording is converted, judged and kept; the same one twice is one", async () => {
  const answers = [await upload(ada, tone(500)), await upload(ada, tone(500), "audio/x-wav")];
  const [first, second] = answers.map((answer) => answer.json());
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  expect(first).toEqual(second);
  expect(first).toMatchObject({
    durationMs: 1_000,
    level: { peakDb: -8, gainDb: -7, clippedShare: 0, silentShare: 0 },
    warnings: [],
  });
  expect(first.waveform).toHaveLength(200);
});

test("it is played, whole or in part, to administrators of its organisation alone", async () => {
  const { sha256 } = (await upload(ada, tone(500))).json();
  const url = `/api/prompt-sounds/${sha256}/audio`;
  const whole = await server.call(ada, { url });
  expect([whole.statusCode, whole.headers["content-type"]]).toEqual([200, "audio/wav"]);
  expect(whole.rawPayload.subarray(0, 4).toString()).toBe("RIFF");
  expect(whole.rawPayload.length).toBe(44 + 2 * 8_000);
  const part = await server.call(ada, { url, headers: { range: "bytes=0-43" } });
  expect([part.statusCode, part.headers["content-range"]]).toEqual([206, "bytes 0-43/16044"]);
  const tokens = [undefined, await a.bearer("alice"), await b.bearer("ada")];
  const others = await Promise.all(tokens.map((token) => server.call(token, { url })));
  expect(others.map(({ statusCode }) => statusCode)).toEqual([401, 403, 404]);
  expect((await upload(await a.bearer("sam"), tone(500))).statusCode).toBe(403);
});

test("what is no sound is refused with what to do", async () => {
  const refusals = [
    await upload(ada, Buffer.from("this is no sound, whatever its type says")),
    await upload(ada, Buffer.from(encodeWave(new Float32Array(8_000), 8_000))),
    await upload(ada, tone(500), "application/json"),
    await upload(ada, tone(500), "audio/mpeg"),
  ].map((answer) => [answer.statusCode, answer.json().code]);
  expect(refusals).toEqual([
    [422, "sound_format_unknown"],
    [422, "sound_silent"],
    [415, "unsupported_media_type"],
    [415, "unsupported_media_type"],
  ]);
});

test("a prompt names a sound that is stored; others are refused, at their field", async () => {
  const { sha256 } = (await upload(ada, tone(700))).json();
  const unknown = await putPrompt(ada, "0".repeat(64));
  expect(unknown.json()).toMatchObject({
    code: "sound_not_found",
    errors: [{ field: "sound.ko" }],
  });
  expect((await putPrompt(ada, sha256)).statusCode).toBe(200);
  // Another organisation has not stored it.
  expect((await putPrompt(await b.bearer("ada"), sha256)).json().code).toBe("sound_not_found");
});

test("the media engine gets its file, in the other language rather than none; nobody's is none", async () => {
  const { sha256 } = (await upload(ada, tone(900))).json();
  await putPrompt(ada, sha256);
  const parts = {
    organisation: (id: string) => server.host.organisation(id),
    sounds: server.promptSounds,
    logger: server.app.log as never,
  };
  const fileOf = promptFilesOf("a", parts);
  const files = [
    await fileOf("prompt/hello" as never, "ko"),
    await fileOf("prompt/hello" as never, "en"),
    await fileOf("prompt/gone" as never, "ko"),
  ];
  expect(files[0]).toBe(files[1]);
  expect(readFileSync(`${files[0]}.wav`).subarray(0, 4).toString()).toBe("RIFF");
  expect(files[2]).toBe(null);
  expect(await fileOf("position.3", "ko")).toMatch(/position\.3\.ko$/);
});

test("sounds that no prompt has are deleted after a day, others stay", async () => {
  const [named, unnamed] = [
    (await upload(ada, tone(1_100))).json().sha256,
    (await upload(ada, tone(1_300))).json().sha256,
  ];
  await putPrompt(ada, named);
  const has = async () => [
    await server.promptSounds.has("a", named),
    await server.promptSounds.has("a", unnamed),
  ];
  const tidy = (ahead: number) =>
    tidyPrompts(
      {
        organisation: (id) => server.host.organisation(id),
        sounds: server.promptSounds,
        now: () => Date.now() + ahead,
      },
      "a",
    );
  await tidy(3_600_000);
  expect(await has()).toEqual([true, true]);
  await tidy(2 * 86_400_000);
  expect(await has()).toEqual([true, false]);
});

test.runIf(hasSpeech)(
  "a text is spoken, in Korean and English, and never taken for an option",
  async () => {
    const texts = [
      { language: "ko", text: "지금은 업무 시간이 아닙니다." },
      { language: "en", text: "We are closed now." },
      { language: "en", text: "--version" },
    ];
    for (const payload of texts) {
      const answer = await server.call(ada, {
        method: "POST",
        url: "/api/prompt-sounds/speak",
        payload,
      });
      expect(answer.statusCode, answer.body).toBe(200);
      expect(answer.json().durationMs).toBeGreaterThan(300);
    }
  },
);
