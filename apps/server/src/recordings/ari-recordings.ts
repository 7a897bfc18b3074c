import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type AriAddress, authorizationOf } from "../asterisk/ari-address.ts";
import type { TakeFile } from "./recording-files.ts";

const patienceMs = 60_000;

/** From an Asterisk on another machine, by its REST interface. `address` undefined: it is not there now. */
export function takeFromAsterisk(address: () => AriAddress | undefined): TakeFile {
  return async (name, to) => {
    const at = address();
    if (at === undefined) throw new Error("the media engine is not there");
    const url = `${at.url}/ari/recordings/stored/${encodeURIComponent(name)}`;
    const headers = { authorization: authorizationOf(at) };
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(`${url}/file`, { headers, signal });
    if (response.status === 404) return false;
    if (!response.ok || response.body === null) {
      throw new Error(`the media engine answered ${response.status}`);
    }
    await pipeline(Readable.fromWeb(response.body), createWriteStream(to, { mode: 0o600 }));
    await fetch(url, { method: "DELETE", headers, signal });
    return true;
  };
}
