import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type AriAddress, authorizationOf } from "./ari-address.ts";

export const LOG_NAME = "asterisk.log";
const largestBytes = 10 * 1024 * 1024;
const patienceMs = 4_000;

/** Has Asterisk begin a new log once the one it writes is large; the one before is kept, older ones are not. */
export async function keepLogSmall(
  folder: string,
  address: AriAddress,
  limitBytes = largestBytes,
): Promise<void> {
  const size = statSync(join(folder, LOG_NAME), { throwIfNoEntry: false })?.size ?? 0;
  if (size <= limitBytes) return;
  await fetch(`${address.url}/ari/asterisk/logging/${LOG_NAME}/rotate`, {
    method: "PUT",
    headers: { authorization: authorizationOf(address) },
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => undefined); // next time
  for (const name of readdirSync(folder)) {
    // It counts from the newest, asterisk.log.0.
    if (/^asterisk\.log\.[1-9]\d*$/.test(name)) rmSync(join(folder, name), { force: true });
  }
}
