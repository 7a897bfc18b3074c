import type { BrowserContext, Page } from "playwright-core";

/** A line of the console that is to be expected. */
type Tolerated = RegExp;

/** The desktop asks who is signed in; "nobody" is an answer, which Chromium writes down in red. */
const ALWAYS: readonly Tolerated[] = [
  /status of 401 .*\/api\/session$/,
  // A machine without a sound card; what would be heard is noted where it is made.
  /^The AudioContext encountered an error from the audio device/,
];

/** What a page says while its server or its network is away. */
export const CUT_OFF: Tolerated =
  /WebSocket connection to .* failed|net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|ABORTED|SOCKET_NOT_CONNECTED|NETWORK_CHANGED)|status of 50[0-9]/;

/** Errors that pages write into their consoles: scripts that threw, and what the policies forbade. */
export class ConsoleWatch {
  readonly #problems: string[] = [];
  #tolerated: Tolerated[] = [...ALWAYS];

  watch(context: BrowserContext): void {
    context.on("page", (page) => this.#listen(page));
  }

  tolerate(line: Tolerated): void {
    this.#tolerated.push(line);
  }

  /** What was written since the last time, without what is to be expected. */
  take(): string[] {
    const found = this.#problems.filter((line) => !this.#tolerated.some((one) => one.test(line)));
    this.#problems.length = 0;
    this.#tolerated = [...ALWAYS];
    return found;
  }

  #listen(page: Page): void {
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      this.#problems.push(`${message.text()} ${message.location().url}`);
    });
    page.on("pageerror", (error) => this.#problems.push(`${error.name}: ${error.message}`));
  }
}
