import type { FastifyInstance, FastifyRequest } from "fastify";

/** JSON text in UTF-8 (RFC 8259, 8.1). Bytes that are not UTF-8 are refused, not replaced. */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  // `__proto__` and `constructor.prototype` in a body are an attack or a mistake; both are refused.
  const parse = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser(
    /^application\/(?:[\w.-]+\+)?json\b/,
    { parseAs: "buffer" },
    (request: FastifyRequest, body: Buffer, done) => {
      if (body.length === 0) return done(null, undefined);
      let text: string;
      try {
        text = utf8.decode(body);
      } catch {
        return done(new BadBodyFault("the body is not UTF-8"), undefined);
      }
      void parse(request, text, (error, value) =>
        error === null
          ? done(null, value)
          : done(new BadBodyFault("the body is not JSON"), undefined),
      );
    },
  );
}

/** Thrown into fastify's error handler, the only way out of a body parser. */
export class BadBodyFault extends Error {
  override readonly name = "BadBodyFault";
  readonly statusCode = 400;
}
