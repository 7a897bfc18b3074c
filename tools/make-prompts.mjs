/**
 * `node tools/make-prompts.mjs`: has the announcements spoken into apps/server/assets/prompts/NAME.LANGUAGE.wav, so
 * that no server needs a speech synthesiser. Needs espeak-ng and sox.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { refuse, root } from "./lib/bootstrap.mjs";
import { levelOf, readSamples, writeWave } from "./lib/wave.mjs";

const rate = 8_000;
const wantedLevel = -18;
/** Words a minute. */
const pace = { ko: 165, en: 150 };

/** The names are those of `Announcement` in packages/core/src/call/call.ts. */
const prompts = {
  greeting: {
    ko: "안녕하세요. 고객센터입니다. 통화 내용은 상담 품질 향상을 위해 녹음될 수 있습니다. 상담사를 연결하는 동안 잠시만 기다려 주세요.",
    en: "Welcome. Your call may be recorded to help us improve our service. Please stay on the line while we connect you.",
  },
  abusive_ending: {
    ko: "고객님, 폭언이나 욕설이 계속되어 더 이상 상담을 이어 갈 수 없습니다. 상담사 보호를 위해 통화를 종료합니다.",
    en: "Because of abusive language we cannot continue this conversation. To protect our staff, this call will now end.",
  },
};

const folder = join(root, "apps/server/assets/prompts");
mkdirSync(folder, { recursive: true });
for (const [name, texts] of Object.entries(prompts)) {
  for (const [language, text] of Object.entries(texts)) {
    const samples = speak(text, /** @type {"ko" | "en"} */ (language));
    const gain = 10 ** ((wantedLevel - levelOf(samples)) / 20);
    const spoken = samples.map((sample) => Math.tanh(sample * gain));
    writeFileSync(join(folder, `${name}.${language}.wav`), writeWave(spoken, rate));
  }
}

/**
 * @param {string} text
 * @param {"ko" | "en"} language
 */
function speak(text, language) {
  const spoken = run("espeak-ng", ["-v", language, "-s", `${pace[language]}`, "--stdout", text]);
  const toTelephone = ["-t", "wav", "-", "-t", "raw", "-r", `${rate}`, "-e", "signed", "-b", "16"];
  // What a telephone carries, without the silence before and after.
  const trim = [
    "silence",
    "1",
    "0.02",
    "0.5%",
    "reverse",
    "silence",
    "1",
    "0.02",
    "0.5%",
    "reverse",
  ];
  const band = ["highpass", "200", "lowpass", "3600"];
  const pad = ["pad", "0.2", "0.3"];
  return readSamples(
    run("sox", [...toTelephone, "-c", "1", "-", ...band, ...trim, ...pad], spoken),
  );
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Buffer} [input]
 */
function run(program, args, input) {
  const { status, stdout, stderr } = spawnSync(program, args, { input, maxBuffer: 64 * 1024 ** 2 });
  if (status !== 0) refuse(`${program}: ${stderr?.toString().trim() || "not installed"}`);
  return stdout;
}
