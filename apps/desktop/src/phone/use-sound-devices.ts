import { useEffect, useState } from "react";

export type SoundDevice = { id: string; name: string };
export type SoundDevices = { microphones: SoundDevice[]; speakers: SoundDevice[] };

const NONE: SoundDevices = { microphones: [], speakers: [] };

/** What is plugged in, as it changes. Browsers tell the names once the microphone is: look when `allowed` changes. */
export function useSoundDevices(allowed = ""): SoundDevices {
  const [devices, setDevices] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    // Undefined where the page is not served safely.
    const media = navigator.mediaDevices as MediaDevices | undefined;
    if (media === undefined) return;
    let gone = false;
    const look = async () => {
      const all = await media.enumerateDevices().catch(() => []);
      if (gone) return;
      setDevices({ microphones: named(all, "audioinput"), speakers: named(all, "audiooutput") });
    };
    const onChange = () => void look();
    onChange();
    media.addEventListener("devicechange", onChange);
    return () => {
      gone = true;
      media.removeEventListener("devicechange", onChange);
    };
  }, [allowed]);
  return devices;
}

/** `default` and `communications` are names for one of the others: the system's choice has an entry of its own. */
function named(all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): SoundDevice[] {
  return all
    .filter((one) => one.kind === kind)
    .filter(({ deviceId }) => !["", "default", "communications"].includes(deviceId))
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
}
