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

/**
 * The names are those of `BuiltInPrompt` in packages/core/src/call/prompt-name.ts.
 *
 * @type {Record<string, { ko: string, en: string }>}
 */
const prompts = {
  ...positions(),
  ...waits(),
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

/** Where in the queue the caller is. */
function positions() {
  /** @type {Record<string, { ko: string, en: string }>} */
  const said = {
    "position.1": {
      ko: "다음 순서로 상담사와 연결됩니다.",
      en: "You are next in line.",
    },
    "position.more": {
      ko: "현재 고객님 앞에 스무 명 이상 기다리고 있습니다.",
      en: "There are more than twenty callers ahead of you.",
    },
  };
  for (let position = 2; position <= 20; position += 1) {
    const ahead = position - 1;
    said[`position.${position}`] = {
      ko: `현재 고객님 앞에 ${koreanCount(ahead)} 명이 기다리고 있습니다.`,
      en: `You are number ${position} in line.`,
    };
  }
  return said;
}

/** How long the caller will wait. */
function waits() {
  /** @type {Record<string, { ko: string, en: string }>} */
  const said = {
    "wait.more": {
      ko: "예상 대기 시간은 삼십 분 이상입니다.",
      en: "The estimated wait is more than thirty minutes.",
    },
  };
  const minutes = {
    1: "일",
    2: "이",
    3: "삼",
    5: "오",
    10: "십",
    15: "십오",
    20: "이십",
    30: "삼십",
  };
  for (const [count, korean] of Object.entries(minutes)) {
    said[`wait.${count}`] = {
      ko: `예상 대기 시간은 약 ${korean} 분입니다.`,
      en: `The estimated wait is about ${count} ${count === "1" ? "minute" : "minutes"}.`,
    };
  }
  return said;
}

/**
 * People are counted in native numerals; an engine would read the digits in Chinese ones.
 *
 * @param {number} count from 1 to 19
 */
function koreanCount(count) {
  const units = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"];
  return `${count >= 10 ? "열" : ""}${units[count % 10] ?? ""}`;
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
