import type { OpenTabLock, OpenUserAgent, SoftphoneOptions } from "@maru/sdk/softphone";
import { MicrophoneFault } from "@maru/sdk/softphone";

export type LineScene = "registered" | "failed" | "denied" | "elsewhere";

/** A telephone line without a telephone network: it stands as the scene wants it. */
export function scriptedLine(scene: LineScene) {
  const openUserAgent: OpenUserAgent = async (_url, _account, events) => ({
    start: () =>
      setTimeout(() =>
        scene === "failed" ? events.onUnregistered("unreachable") : events.onRegistered(),
      ),
    register: () => undefined,
    stop: () => undefined,
  });
  const openTabLock: OpenTabLock = (_name, onChange) => ({
    request: () => setTimeout(() => onChange(scene === "elsewhere" ? "waiting" : "held")),
    release: () => undefined,
  });
  return {
    openUserAgent,
    openTabLock,
    openMicrophone: async () => {
      if (scene === "denied") throw new MicrophoneFault("denied");
      return {
        stream: new MediaStream(),
        setMuted: () => undefined,
        onLost: () => undefined,
        close: () => undefined,
      };
    },
  } satisfies Pick<SoftphoneOptions, "openUserAgent" | "openTabLock" | "openMicrophone">;
}
