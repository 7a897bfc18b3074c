import { Component, type ReactNode } from "react";
import { createWords } from "../words.ts";

/** A bug on the screen is no bug in the contacts: they live on the server. Says so, and offers the way back. */
export class CrashScreen extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    const { say } = createWords(document.documentElement.lang === "en" ? "en" : "ko");
    return (
      <main className="flex h-dvh flex-col items-center justify-center gap-4 p-8 text-center">
        <h1 className="text-xl font-bold">{say("crash.title")}</h1>
        <p className="max-w-96 text-base text-ink-2">{say("crash.body")}</p>
        <button
          type="button"
          onClick={() => window.location.reload()}
          className="h-10 rounded-md bg-accent px-4 font-semibold text-on-accent"
        >
          {say("crash.reload")}
        </button>
      </main>
    );
  }
}
