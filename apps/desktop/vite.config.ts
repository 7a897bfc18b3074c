import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** `MARU_SERVER` names the server that development talks to. */
const server = process.env["MARU_SERVER"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  // Relative addresses: the desktop works under whatever path the server gives it.
  base: "./",
  plugins: [react(), tailwindcss()],
  build: {
    target: "es2024",
    // Fonts stay files: the browser loads only the subsets a page needs.
    assetsInlineLimit: 0,
  },
  server: {
    host: "127.0.0.1",
    port: Number(process.env["PORT"] ?? 5173),
    strictPort: true,
    proxy: { "/api": { target: server, ws: true } },
  },
});
