import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import preact from "@preact/preset-vite";
import { defineConfig, type Plugin } from "vite";

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** What a page pays for the widget, style sheet included, as it goes over the wire. */
const MAX_GZIP_BYTES = 25 * 1024;

/**
 * The build fails when the widget is too big: a page that includes it did not ask for more. The compressed files
 * lie beside it, for the server to send as they are.
 */
function compressed(): Plugin {
  return {
    name: "compressed",
    writeBundle() {
      const file = path("dist/widget.js");
      const code = readFileSync(file);
      const gzip = gzipSync(code, { level: 9 });
      writeFileSync(`${file}.gz`, gzip);
      writeFileSync(`${file}.br`, brotliCompressSync(code));
      const report = `widget.js: ${gzip.length} of ${MAX_GZIP_BYTES} bytes (gzip)`;
      if (gzip.length > MAX_GZIP_BYTES) this.error(`${report}: take something out`);
      this.info(report);
    },
  };
}

/** The demo shop is a page as a customer would write it: copied, not built. */
function shop(): Plugin {
  return {
    name: "shop",
    writeBundle: () => cpSync(path("shop"), path("dist/shop"), { recursive: true }),
  };
}

export default defineConfig({
  plugins: [preact({ devToolsEnabled: false }), compressed(), shop()],
  build: {
    lib: {
      entry: path("src/main.ts"),
      formats: ["iife"],
      name: "maru",
      fileName: () => "widget.js",
    },
    // Classes are written with #private names: shorter when minified, and supported wherever this runs.
    target: ["chrome111", "edge111", "firefox115", "safari16.4", "ios16.4"],
    // The style sheet uses nothing that these lack; older targets only add fallbacks for what it does not use.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: false,
  },
});
