import { usePreferences, usePreferencesStore, useSay } from "../hooks/words-context.tsx";
import type { Say } from "../words.ts";
import type { SoundDevice, SoundDevices } from "./use-sound-devices.ts";

type Choice = {
  preference: "microphoneId" | "speakerId" | "ringerId";
  word: "devices.microphone" | "devices.speaker" | "devices.ringer";
  of: keyof SoundDevices;
};

export const DEVICE_CHOICES: readonly Choice[] = [
  { preference: "microphoneId", word: "devices.microphone", of: "microphones" },
  { preference: "speakerId", word: "devices.speaker", of: "speakers" },
  { preference: "ringerId", word: "devices.ringer", of: "speakers" },
];

const DEFAULT = "";

/** Which microphone and speakers the phone uses, and where it rings; kept on this machine. */
export function DeviceChoices({ devices }: { devices: SoundDevices }) {
  const say = useSay();
  const store = usePreferencesStore();
  const preferences = usePreferences();
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
      {DEVICE_CHOICES.map(({ preference, word, of }) => (
        <label key={preference} className="block min-w-0">
          <span className="mb-1 block text-xs font-medium text-ink-2">{say(word)}</span>
          <select
            value={preferences[preference] ?? DEFAULT}
            onChange={({ target: { value } }) =>
              store.setState({ [preference]: value === DEFAULT ? null : value })
            }
            className="h-9 w-full min-w-0 truncate rounded-sm bg-surface-1 px-2 text-sm shadow-[inset_0_0_0_1px_var(--line-strong)]"
          >
            <option value={DEFAULT}>{say("devices.default")}</option>
            {devices[of].map((device, index) => (
              <option key={device.id} value={device.id}>
                {deviceName(device, index, say)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

export const deviceName = ({ name }: SoundDevice, index: number, say: Say): string =>
  name === "" ? say("devices.unnamed", { number: index + 1 }) : name;
