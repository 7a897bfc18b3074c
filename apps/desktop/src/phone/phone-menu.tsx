import type { MeDocument } from "@maru/protocol";
import { Settings2 } from "lucide-react";
import { useDesk } from "../hooks/desk-context.tsx";
import { usePreferences, usePreferencesStore, useSay } from "../hooks/words-context.tsx";
import { BareIconButton } from "../ui/icon-button.tsx";
import { MenuChoices, MenuFrame, MenuItem, MenuLine } from "../ui/menu.tsx";
import type { Say } from "../words.ts";
import { DEVICE_CHOICES, deviceName } from "./device-choices.tsx";
import { useWriteNumber } from "./use-phone.ts";
import { useSoundDevices } from "./use-sound-devices.ts";

function stationName(
  station: NonNullable<Telephone["station"]>,
  say: Say,
  write: (number: string) => string,
): string {
  if (station.kind === "number") return write(station.number);
  return say(station.kind === "browser" ? "station.browser" : "station.deskPhone");
}

const DEFAULT = "";

type Telephone = NonNullable<MeDocument["telephone"]>;

/** Where calls ring, and its end; devices, also during a call; the line's test; where the widget stands. */
export function PhoneMenu({ telephone: { station, extension } }: { telephone: Telephone }) {
  const say = useSay();
  const write = useWriteNumber();
  const { place, commands } = useDesk();
  const store = usePreferencesStore();
  const preferences = usePreferences();
  const devices = useSoundDevices();
  const { phoneDocked } = preferences;
  return (
    <MenuFrame
      width="w-72"
      trigger={<BareIconButton icon={Settings2} label={say("phone.settings")} size="sm" />}
    >
      {station !== null && (
        <MenuItem
          detail={[
            stationName(station, say, write),
            ...(extension === null ? [] : [say("station.extension", { extension })]),
          ].join(" · ")}
          onSelect={() => void commands.run("station.leave", "agent.setStation", { station: null })}
        >
          {say("station.leave")}
        </MenuItem>
      )}
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
