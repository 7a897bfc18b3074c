import { cpSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import preact from "@preact/preset-vite";
import { defineConfig, type Plugin } from "vite";

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** What a page pays for the widget, style sheet included, as it goes over the wire. */
const MAX_GZIP_BYTES = 25 * 1024;

/** The build fails when the widget is too big: a page that includes it did not ask for more. */
function byteBudget(): Plugin {
  return {
    name: "byte-budget",
    writeBundle() {
      const bytes = gzipSync(readFileSync(path("dist/widget.js")), { level: 9 }).length;
      const report = `widget.js: ${bytes} of ${MAX_GZIP_BYTES} bytes (gzip)`;
      if (bytes > MAX_GZIP_BYTES) this.error(`${report}: take something out`);
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
  plugins: [preact({ devToolsEnabled: false }), byteBudget(), shop()],
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
