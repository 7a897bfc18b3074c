import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { handleApiNotFound, pathOf } from "./not-found.ts";
import { precompress } from "./precompress.ts";
import { SHOP_POLICY } from "./security-headers.ts";

export interface WebAppFolders {
  /** The built desktop: `index.html` and `assets/`. */
  readonly desktop: string;
  /** The built widget: `widget.js`, `widget-call.js`, and the demo shop in `shop/`. */
  readonly widget: string;
}

/** A year; the build puts a hash of the content into these names. */
const forever = "public, max-age=31536000, immutable";
const askAgain = "no-cache";

/**
 * The desktop at `/`, the widget's scripts at `/widget.js` and `/widget-call.js`, the demo shop at `/shop/`. What is not built is
 * left out: the API works without.
 */
export async function addWebApps(app: FastifyInstance, folders: WebAppFolders): Promise<void> {
  const built = [folders.desktop, folders.widget].filter((folder) => existsSync(folder));
  if (built.includes(folders.desktop)) await addDesktop(app, folders.desktop);
  if (built.includes(folders.widget)) await addWidget(app, folders.widget);
  for (const folder of built) {
    // Beside the start, not before it; what is not there yet goes out uncompressed.
    precompress(folder).catch((err: unknown) => {
      app.log.warn({ err, folder }, "the web apps could not be compressed");
    });
  }
}

const shared = { preCompressed: true, cacheControl: false, dotfiles: "ignore" } as const;

async function addDesktop(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    ...shared,
    root: folder,
    prefix: "/",
    decorateReply: false,
    setHeaders: (reply, path) => {
      const hashed = path.startsWith(join(folder, "assets"));
      void reply.header("cache-control", hashed ? forever : askAgain);
    },
  });
}

async function addWidget(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    ...shared,
    root: folder,
    serve: false,
  });
  for (const script of ["widget.js", "widget-call.js"]) {
    app.get(`/${script}`, { schema: { hide: true } }, (_request, reply) =>
      reply
        .headers({
          "cache-control": "public, max-age=300",
          "access-control-allow-origin": "*",
          "cross-origin-resource-policy": "cross-origin",
          "timing-allow-origin": "*",
        })
        .sendFile(script),
    );
  }
  app.get("/shop", { schema: { hide: true } }, (_request, reply) => reply.redirect("/shop/", 308));
  const shop = join(folder, "shop");
  if (!existsSync(shop)) return;
  await app.register(fastifyStatic, {
    ...shared,
    root: shop,
    prefix: "/shop/",
    decorateReply: false,
    setHeaders: (reply) => {
      void reply.header("cache-control", askAgain);
      void reply.header("content-security-policy", SHOP_POLICY);
    },
  });
}

/** The desktop's own addresses lead to its page; it shows what is at them. */
export function handleNotFound(
  request: FastifyRequest,
  reply: FastifyReply,
  desktop: string,
): FastifyReply {
  const path = pathOf(request);
  const isPage =
    request.method === "GET" &&
    !/^\/(api|shop|assets)(\/|$)/.test(path) &&
    !/\.[A-Za-z0-9]+$/.test(path) &&
    (request.headers.accept ?? "").includes("text/html");
  if (!isPage) return handleApiNotFound(request, reply);
  if (!existsSync(join(desktop, "index.html"))) {
    return reply
      .status(503)
      .type("text/plain; charset=utf-8")
      .send(
        "The web apps are not built yet: run `npm start`.\n웹 앱이 아직 빌드되지 않았습니다. `npm start`를 실행하세요.\n",
      );
  }
  return reply
    .header("cache-control", askAgain)
    .type("text/html; charset=utf-8")
    .send(readFileSync(join(desktop, "index.html")));
}
