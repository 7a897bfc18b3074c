import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Bridge {
  readonly id: string;
  readonly channels: readonly string[];
}

interface Channel {
  readonly id: string;
  readonly state: string;
}

/** Asterisk's own view of what there is, past Maru: for looking, and for breaking things on purpose. */
export class Ari {
  readonly #url: string;
  readonly #authorization: string;
  /** Asterisk's process. */
  readonly pid: number;

  /** Of the Asterisk that a server runs in its data folder now. */
  constructor(dataFolder: string) {
    const file = join(dataFolder, "asterisk/run/instance.json");
    const { pid, ariPort, ariPassword } = JSON.parse(readFileSync(file, "utf8"));
    this.pid = pid;
    this.#url = `http://127.0.0.1:${ariPort}/ari`;
    this.#authorization = `Basic ${Buffer.from(`maru:${ariPassword}`).toString("base64")}`;
  }

  channels(): Promise<readonly Channel[]> {
    return this.#ask("GET", "channels");
  }

  bridges(): Promise<readonly Bridge[]> {
    return this.#ask("GET", "bridges");
  }

  /** What a dialplan function says of a channel. */
  async variable(channelId: string, name: string): Promise<string> {
    const path = `channels/${encodeURIComponent(channelId)}/variable?variable=${encodeURIComponent(name)}`;
    return (await this.#ask<{ value: string }>("GET", path)).value;
  }

  /** Takes the channel from the bridge it is in. */
  async move(channelId: string, bridgeId: string): Promise<void> {
    await this.#ask(
      "POST",
      `bridges/${encodeURIComponent(bridgeId)}/addChannel?channel=${encodeURIComponent(channelId)}`,
    );
  }

  async #ask<Answer>(method: string, path: string): Promise<Answer> {
    const response = await fetch(`${this.#url}/${path}`, {
      method,
      headers: { authorization: this.#authorization },
      signal: AbortSignal.timeout(5_000),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`Asterisk refused ${method} ${path}: ${response.status} ${text}`);
    return text === "" ? (undefined as Answer) : JSON.parse(text);
  }
}
