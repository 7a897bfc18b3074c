import { once } from "node:events";
import { createServer } from "node:http";

export interface HostPage {
  readonly url: string;
  close(): Promise<void>;
}

export interface HostPageOptions {
  /** Of the head: what the page brings along besides the widget. */
  readonly head?: string;
  readonly csp?: string;
  /** Attributes of the widget's script. */
  readonly data: Readonly<Record<string, string>>;
}

/** A customer's own site, on an origin of its own, that includes the widget as its README says. */
export async function serveHostPage(
  maruUrl: string,
  { head = "", csp, data }: HostPageOptions,
): Promise<HostPage> {
  const attributes = Object.entries(data).map(([name, value]) => `data-${name}="${value}"`);
  const html = `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><title>남의 집</title><link rel="icon" href="data:,">${head}</head>
<body>
  <h1>남의 집</h1>
  <div class="box"><button type="button">단추</button> <a href="#x">링크</a> <input value="칸"></div>
  <p>글 <em>기울인 글</em></p>
  <textarea>여러 줄</textarea>
  <script src="${maruUrl}/widget.js" ${attributes.join(" ")} async></script>
</body></html>`;
  const server = createServer((request, response) => {
    if (request.url !== "/") {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("content-type", "text/html; charset=utf-8");
    if (csp !== undefined) response.setHeader("content-security-policy", csp);
    response.end(html);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

declare global {
  interface Window {
    /** What the widget gives to the page. */
    Maru?: {
      open(): void;
      close(): void;
      setLanguage(language: "ko" | "en"): void;
      destroy(): void;
    };
  }
}
