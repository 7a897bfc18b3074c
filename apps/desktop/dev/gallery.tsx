/**
 * The desktop on a scripted server, for looking at its states: `dev/gallery.html?scene=ringing&lang=ko&theme=dark`.
 * Development only: nothing in `src` refers to it, so no build carries it.
 */
import { createRoot } from "react-dom/client";
import { App } from "../src/app.tsx";
import { createPlaceStore } from "../src/state/place-store.ts";
import { createPreferences, type Theme } from "../src/state/preferences.ts";
import { createSessions } from "../src/state/session.ts";
import "../src/styles/app.css";
import { play, SCENES, type SceneName } from "./scenes.ts";
import { type LineScene, scriptedLine } from "./scripted-line.ts";
import { scriptedWire } from "./scripted-wire.ts";
import { type Role, ScriptedWorld } from "./scripted-world.ts";

const search = new URLSearchParams(window.location.search);
const scene = (search.get("scene") ?? "conversation") as SceneName;
const line = (search.get("line") ?? "registered") as LineScene;
const world = new ScriptedWorld((search.get("role") ?? "agent") as Role);
const wire = scriptedWire(world);
const preferences = createPreferences({ getItem: () => null, setItem: () => undefined });
preferences.setState({
  language: search.get("lang") === "en" ? "en" : "ko",
  theme: (search.get("theme") ?? "system") as Theme,
  phoneDocked: search.get("phone") !== "free",
});
const place = createPlaceStore(window);
const baseUrl = window.location.origin;
const client = {
  query: (name) => {
    if (scene === "sign-in" && name === "session.get") return world.nobody();
    if (scene === "sign-in-refused" && name !== "session.get") return world.wrongPassword();
    if (scene === "sign-in-refused") return world.nobody();
    return world.query(name, {}) as never;
  },
} satisfies Parameters<typeof createSessions>[0];
const signedInHere = {
  getItem: () => "yes",
  setItem: () => undefined,
  removeItem: () => undefined,
};
const sessions = createSessions(client, signedInHere);
if (!(scene in SCENES) && !scene.startsWith("sign-in"))
  throw new Error(`no scene ${scene}; there are ${Object.keys(SCENES).join(", ")}`);
play(scene, world, wire, place);

const root = document.getElementById("root");
if (root === null) throw new Error("gallery.html has no #root");
createRoot(root).render(
  <App
    parts={{
      baseUrl,
      sessions,
      preferences,
      place,
      wire: { ...wire.options, ...scriptedLine(line) },
    }}
  />,
);
Object.assign(window, { world, wire });
await sessions.find();
