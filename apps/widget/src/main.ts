/**
 * The script a page includes:
 *
 *   <script src="https://chat.example.com/widget.js" data-organisation="demo" data-entry-point="shop" async></script>
 *
 * Adds one element to the page, and `window.Maru` to open and close it by program.
 */
import { type MaruWidget, mount } from "./host/mount.tsx";
import { parseSettings } from "./settings/settings.ts";

declare global {
  interface Window {
    Maru?: MaruWidget;
  }
}

// Only known while the script runs: a module script has none, and is looked for.
const script =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : document.querySelector<HTMLScriptElement>("script[data-organisation][data-entry-point]");

function start(): void {
  // Included twice: the first one stays.
  if (window.Maru !== undefined || script === null) return;
  const outcome = parseSettings(script.dataset, script.src);
  if ("settings" in outcome) window.Maru = mount(outcome.settings, warn);
  else for (const mistake of outcome.mistakes) warn(mistake);
}

function warn(message: string): void {
  // biome-ignore lint/suspicious/noConsole: for the developer of the page that includes us, who has nothing else to look at
  console.warn(`Maru chat: ${message}`);
}

if (document.body === null) addEventListener("DOMContentLoaded", start);
else start();
