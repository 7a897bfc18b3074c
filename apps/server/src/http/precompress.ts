import { readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

const compressible = /\.(js|css|html|svg|json|map|txt|webmanifest)$/;
/** Below, the saving is smaller than a packet. */
const minBytes = 1_024;

const encodings = {
  ".br": (content: Buffer) => promisify(brotliCompress)(content),
  ".gz": (content: Buffer) => promisify(gzip)(content, { level: 9 }),
} as const;

/**
 * Writes `app.js.br` and `app.js.gz` beside each built `app.js`, once per build: compressing a bundle as
 * small as it gets takes longer than sending it.
 */
export async function precompress(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (entry.isFile() && compressible.test(entry.name)) {
      await compressFile(join(entry.parentPath, entry.name));
    }
  }
}

async function compressFile(file: string): Promise<void> {
  const { size, mtimeMs } = await stat(file);
  if (size < minBytes) return;
  for (const [extension, compress] of Object.entries(encodings)) {
    const target = file + extension;
    const made = await stat(target).catch(() => undefined);
    if (made !== undefined && made.mtimeMs >= mtimeMs) continue;
    // Renamed when whole: a request in between must not get half of it.
    await writeFile(`${target}.unfinished`, await compress(await readFile(file)));
    await rename(`${target}.unfinished`, target);
  }
}
