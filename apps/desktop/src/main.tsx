import { createClient } from "@maru/sdk";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { CrashScreen } from "./shell/crash-screen.tsx";
import { createPlaceStore } from "./state/place-store.ts";
import { createPreferences } from "./state/preferences.ts";
import { createSessions } from "./state/session.ts";
import "./styles/app.css";

const baseUrl = window.location.origin;
const sessions = createSessions(createClient({ baseUrl }), localStorage);
const parts = {
  baseUrl,
  sessions,
  preferences: createPreferences(localStorage),
  place: createPlaceStore(window),
};

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <CrashScreen>
      <App parts={parts} />
    </CrashScreen>
  </StrictMode>,
);
await sessions.find();
