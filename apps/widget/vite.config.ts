import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { QUERIES, type QueryName } from "@maru/protocol";
import * as routes from "@maru/protocol/routes";
import { build, defineConfig, type Plugin, type UserConfig } from "vite";

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** What a page pays for the widget, style sheet included, as it goes over the wire. */
const MAX_GZIP_BYTES = 25 * 1_024;

/**
 * Says when the widget grows too big: a page that includes it did not ask for more (`size.test.ts` holds it to
 * that; nobody's start fails for some bytes another zlib makes of it). The compressed files lie beside it, for the
 * server to send as they are.
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
      if (gzip.length > MAX_GZIP_BYTES) this.warn(`${report}: take something out`);
      else this.info(report);
    },
  };
}

/** Of the routes the SDK knows, only those a visitor may use go into the bundle. */
function visitorRoutes(): Plugin {
  const mayAsk = (name: QueryName) => {
    const { callers, tag } = QUERIES[name];
    return (
      tag !== "session" &&
      name !== "view.get" &&
      callers.some((one) => one === "visitor" || one === "anyone")
    );
  };
  const names = Object.keys(routes.QUERY_ROUTES) as QueryName[];
  const kept = {
    ...routes,
    COMMAND_ROUTES: {},
    QUERY_ROUTES: Object.fromEntries(
      names.filter(mayAsk).map((name) => [name, routes.QUERY_ROUTES[name]]),
    ),
  };
  const id = "\0visitor-routes";
  return {
    name: "visitor-routes",
    enforce: "pre",
    resolveId: (source) => (source === "@maru/protocol/routes" ? id : null),
    load: (asked) =>
      asked === id
        ? Object.entries(kept)
            .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
            .join("\n")
        : null,
  };
}

/**
 * What makes calls brings a SIP stack: a script of its own beside `widget.js`, which that one loads when a customer
 * wants to call.
 */
function callScript(): Plugin {
  return {
    name: "call-script",
    async closeBundle() {
      await build({
        configFile: false,
        logLevel: "warn",
        oxc,
        build: {
          ...targets,
          lib: {
            entry: path("src/call/call-window.tsx"),
            formats: ["es"],
            fileName: () => "widget-call.js",
          },
          outDir: path("dist"),
          emptyOutDir: false,
          minify: true,
        },
      });
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

const oxc = {
  // Calls of `h` are shorter than the automatic runtime, which brings a second way to make an element.
  jsx: { runtime: "classic", pragma: "h", pragmaFrag: "Fragment" },
  jsxInject: 'import { Fragment, h } from "preact";',
} satisfies UserConfig["oxc"];

const targets = {
  // Classes are written with #private names: shorter when minified, and supported wherever this runs.
  target: ["chrome111", "edge111", "firefox115", "safari16.4", "ios16.4"],
  // The style sheet uses nothing that these lack; older targets only add fallbacks for what it does not use.
  cssTarget: ["chrome123", "firefox120", "safari17.5"],
} satisfies UserConfig["build"];

export default defineConfig({
  plugins: [visitorRoutes(), compressed(), shop(), callScript()],
  oxc,
  build: {
    ...targets,
    lib: {
      entry: path("src/main.ts"),
      formats: ["iife"],
      name: "maru",
      fileName: () => "widget.js",
    },
    modulePreload: false,
  },
});
