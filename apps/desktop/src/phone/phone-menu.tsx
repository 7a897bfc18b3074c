import { Settings2 } from "lucide-react";
import { useDesk } from "../hooks/desk-context.tsx";
import { usePreferences, usePreferencesStore, useSay } from "../hooks/words-context.tsx";
import { BareIconButton } from "../ui/icon-button.tsx";
import { MenuChoices, MenuFrame, MenuItem, MenuLine } from "../ui/menu.tsx";
import { DEVICE_CHOICES, deviceName } from "./device-choices.tsx";
import { useSoundDevices } from "./use-sound-devices.ts";

const DEFAULT = "";

/** Devices, also during a call; the line's test; where the widget stands. */
export function PhoneMenu() {
  const say = useSay();
  const { place } = useDesk();
  const store = usePreferencesStore();
  const preferences = usePreferences();
  const devices = useSoundDevices();
  const { phoneDocked } = preferences;
  return (
    <MenuFrame
      width="w-72"
      trigger={<BareIconButton icon={Settings2} label={say("phone.settings")} size="sm" />}
    >
      <MenuItem onSelect={() => place.go({ page: "line" })}>{say("command.goLine")}</MenuItem>
      <MenuItem onSelect={() => store.setState({ phoneDocked: !phoneDocked, phoneAt: null })}>
        {say(phoneDocked ? "phone.undock" : "phone.dock")}
      </MenuItem>
      {DEVICE_CHOICES.map(({ preference, word, of }) => (
        <div key={preference}>
          <MenuLine />
          <MenuChoices
            label={say(word)}
            value={preferences[preference] ?? DEFAULT}
            onChange={(value) => store.setState({ [preference]: value === DEFAULT ? null : value })}
            choices={[
              { value: DEFAULT, label: say("devices.default") },
              ...devices[of].map((device, index) => ({
                value: device.id,
                label: deviceName(device, index, say),
              })),
            ]}
          />
        </div>
      ))}
    </MenuFrame>
  );
}
