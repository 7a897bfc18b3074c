import { spawn } from "node:child_process";
import type { SoundRefusal } from "./prepare-sound.ts";

export interface SpeechRequest {
  readonly language: "ko" | "en";
  readonly text: string;
  /** Words a minute. */
  readonly pace?: number | undefined;
}

/** Text as a WAV file, by whatever voice the synthesiser has. */
export type Speak = (request: SpeechRequest) => Promise<Buffer | SoundRefusal>;

/** As the prompts that come with the product were spoken. */
const usualPace = { ko: 165, en: 150 };
const patienceMs = 20_000;
/** Five minutes as espeak-ng writes them, and some more. */
const mostBytes = 32 * 1024 * 1024;
/** One at a time: speaking takes a processor to itself. So many wait; who comes then is told to come back. */
const mostWaiting = 8;

/**
 * By espeak-ng, where the machine has it. The text goes in by its standard input: it is never taken for an option, and
 * shows up in no list of processes.
 */
export function createSpeech(program = "espeak-ng"): Speak {
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return (request) => {
    if (waiting >= mostWaiting) {
      return Promise.resolve(refuse("unavailable", "many texts are being spoken; try again soon"));
    }
    waiting += 1;
    const spoken = turn.then(() => speakOnce(program, request));
    turn = spoken
      .catch(() => undefined)
      .finally(() => {
        waiting -= 1;
      });
    return spoken;
  };
}

function speakOnce(
  program: string,
  { language, text, pace }: SpeechRequest,
): Promise<Buffer | SoundRefusal> {
  return new Promise((resolve) => {
    const speed = `${pace ?? usualPace[language]}`;
    const child = spawn(program, ["-v", language, "-s", speed, "-b", "1", "--stdin", "--stdout"], {
      stdio: ["pipe", "pipe", "ignore"],
      timeout: patienceMs,
      killSignal: "SIGKILL",
    });
    const parts: Buffer[] = [];
    let bytes = 0;
    child.on("error", () => {
      const detail = "this server has no espeak-ng; install it, or upload a recording";
      resolve(refuse("speech_unavailable", detail));
    });
    child.stdin.on("error", () => undefined);
    child.stdout.on("data", (part: Buffer) => {
      bytes += part.length;
      if (bytes <= mostBytes) parts.push(part);
      else child.kill("SIGKILL");
    });
    child.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(parts));
      else if (bytes > mostBytes) resolve(refuse("sound_too_long", "shorten the text"));
      else resolve(refuse("speech_unavailable", "espeak-ng could not speak this text"));
    });
    child.stdin.end(text);
  });
}

function refuse(refused: SoundRefusal["refused"], detail: string): SoundRefusal {
  return { refused, detail };
}
