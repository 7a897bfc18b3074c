import { Bell, BellOff, Languages, Monitor, Moon, Sun } from "lucide-react";
import {
  useLanguage,
  usePreferences,
  usePreferencesStore,
  useSay,
} from "../hooks/words-context.tsx";
import type { Theme } from "../state/preferences.ts";
import { BareIconButton } from "../ui/icon-button.tsx";
import { MenuChoices, MenuFrame, MenuItem, MenuLine, MenuSwitch } from "../ui/menu.tsx";
import { useNotificationPermission } from "./notification-permission.ts";
import type { ShellControl } from "./shell-control.ts";

export function LanguageMenu({ shell }: { shell: ShellControl }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <MenuFrame
      width="w-44"
      trigger={<BareIconButton icon={Languages} label={say("settings.language")} />}
    >
      <MenuChoices
        label={say("settings.language")}
        value={language}
        onChange={(next) => shell.setPreferences({ language: next })}
        choices={[
          { value: "ko", label: say("settings.korean") },
          { value: "en", label: say("settings.english") },
        ]}
      />
    </MenuFrame>
  );
}

const THEME_ICON = { system: Monitor, light: Sun, dark: Moon } as const;

export function ThemeMenu() {
  const say = useSay();
  const store = usePreferencesStore();
  const { theme } = usePreferences();
  const choice = (value: Theme, label: string) => {
    const Icon = THEME_ICON[value];
    return { value, label, leading: <Icon aria-hidden className="size-4 text-ink-3" /> };
  };
  return (
    <MenuFrame
      width="w-48"
      trigger={<BareIconButton icon={THEME_ICON[theme]} label={say("settings.theme")} />}
    >
      <MenuChoices
        label={say("settings.theme")}
        value={theme}
        onChange={(next) => store.setState({ theme: next })}
        choices={[
          choice("system", say("settings.themeSystem")),
          choice("light", say("settings.themeLight")),
          choice("dark", say("settings.themeDark")),
        ]}
      />
    </MenuFrame>
  );
}

export function AlertsMenu({ shell }: { shell: ShellControl }) {
  const say = useSay();
  const { sound, notifications } = usePreferences();
  const permission = useNotificationPermission();
  const silent = !sound && !(notifications && permission === "granted");
  return (
    <MenuFrame
      width="w-72"
      trigger={<BareIconButton icon={silent ? BellOff : Bell} label={say("settings.alerts")} />}
    >
      <MenuSwitch
        label={say("settings.sound")}
        checked={sound}
        onChange={(next) => shell.setPreferences({ sound: next })}
      />
      <MenuItem onSelect={shell.playTestSound}>{say("settings.soundTest")}</MenuItem>
      <MenuLine />
      {permission === "granted" && (
        <MenuSwitch
          label={say("settings.notifications")}
          checked={notifications}
          onChange={(next) => shell.setPreferences({ notifications: next })}
        />
      )}
      {permission === "default" && (
        <MenuItem onSelect={shell.requestNotifications}>
          {say("settings.notificationsDefault")}
        </MenuItem>
      )}
      {(permission === "denied" || permission === "unsupported") && (
        <MenuSwitch
          label={say("settings.notifications")}
          detail={say(
            permission === "denied"
              ? "settings.notificationsDenied"
              : "settings.notificationsUnsupported",
          )}
          checked={false}
          disabled
          onChange={() => undefined}
        />
      )}
    </MenuFrame>
  );
}
