import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { handleApiNotFound, pathOf } from "./not-found.ts";
import { SHOP_POLICY } from "./security-headers.ts";

export interface WebAppFolders {
  /** The built desktop: `index.html` and `assets/`. */
  readonly desktop: string;
  /** The built widget: `widget.js`, and the demo shop in `shop/`. */
  readonly widget: string;
}

/** A year; the build puts a hash of the content into these names. */
const forever = "public, max-age=31536000, immutable";
const askAgain = "no-cache";

/** The desktop at `/`, the widget's script at `/widget.js`, the demo shop at `/shop/`. */
export async function addWebApps(app: FastifyInstance, folders: WebAppFolders): Promise<void> {
  const shared = { preCompressed: true, cacheControl: false, dotfiles: "ignore" } as const;
  await app.register(fastifyStatic, {
    ...shared,
    root: folders.desktop,
    prefix: "/",
    setHeaders: (reply, path) => {
      const hashed = path.startsWith(join(folders.desktop, "assets"));
      void reply.header("cache-control", hashed ? forever : askAgain);
    },
  });
  await app.register(fastifyStatic, {
    ...shared,
    root: join(folders.widget, "shop"),
    prefix: "/shop/",
    decorateReply: false,
    redirect: true,
    setHeaders: (reply) => {
      void reply.header("cache-control", askAgain);
      void reply.header("content-security-policy", SHOP_POLICY);
    },
  });
  app.get("/shop", { schema: { hide: true } }, (_request, reply) => reply.redirect("/shop/", 308));
  app.get("/widget.js", { schema: { hide: true } }, (_request, reply) =>
    reply
      .headers({
        "cache-control": "public, max-age=300",
        "access-control-allow-origin": "*",
        "cross-origin-resource-policy": "cross-origin",
        "timing-allow-origin": "*",
      })
      .sendFile("widget.js", folders.widget),
  );
  app.setNotFoundHandler((request, reply) => handleNotFound(request, reply, folders));
}

/** The desktop's own addresses lead to its page; it shows what is at them. */
function handleNotFound(
  request: FastifyRequest,
  reply: FastifyReply,
  { desktop }: WebAppFolders,
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
  return reply.header("cache-control", askAgain).sendFile("index.html", desktop);
}
