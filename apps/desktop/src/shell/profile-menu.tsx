import { Menu } from "@base-ui/react/menu";
import { Keyboard, KeyRound, LogOut, ShieldCheck } from "lucide-react";
import { useDesk, useDocument } from "../hooks/desk-context.tsx";
import { useLanguage, usePreferences, useSay } from "../hooks/words-context.tsx";
import { roleName } from "../state/role-name.ts";
import { Avatar } from "../ui/avatar.tsx";
import { MenuChoices, MenuFrame, MenuItem, MenuLine, MenuSwitch } from "../ui/menu.tsx";
import type { ShellControl } from "./shell-control.ts";

export function ProfileMenu({ shell }: { shell: ShellControl }) {
  const say = useSay();
  const desk = useDesk();
  const me = useDocument("me");
  const language = useLanguage();
  const { theme, sound, singleKeys } = usePreferences();
  const name = me?.name ?? desk.session.name;
  const icon = "size-4 text-ink-3";
  return (
    <MenuFrame
      width="w-72"
      trigger={
        <button
          type="button"
          className="flex size-8 shrink-0 items-center justify-center rounded-full hover:shadow-[0_0_0_2px_var(--line-strong)]"
        >
          <span className="flex size-7 items-center justify-center">
            <Avatar name={name} size="sm" />
          </span>
          <span className="sr-only">{say("profile.menu", { name })}</span>
        </button>
      }
    >
      <Menu.Group>
        <Menu.GroupLabel className="flex items-center gap-3 px-2.5 py-2.5">
          <Avatar name={name} />
          <span className="min-w-0">
            <span className="block truncate text-sm font-semibold text-ink">{name}</span>
            <span className="block truncate text-xs text-ink-3">
              {[roleName(desk.session.role, say), me?.teamName].filter(Boolean).join(" · ")}
            </span>
            <span className="block truncate text-xs text-ink-3">{desk.session.email}</span>
          </span>
        </Menu.GroupLabel>
      </Menu.Group>
      <MenuLine />
      <div className="narrow:hidden">
        <MenuChoices
          label={say("settings.language")}
          value={language}
          onChange={(next) => shell.setPreferences({ language: next })}
          choices={[
            { value: "ko", label: say("settings.korean") },
            { value: "en", label: say("settings.english") },
          ]}
        />
        <MenuChoices
          label={say("settings.theme")}
          value={theme}
          onChange={(next) => shell.setPreferences({ theme: next })}
          choices={[
            { value: "system", label: say("settings.themeSystem") },
            { value: "light", label: say("settings.themeLight") },
            { value: "dark", label: say("settings.themeDark") },
          ]}
        />
        <MenuSwitch
          label={say("settings.sound")}
          checked={sound}
          onChange={(next) => shell.setPreferences({ sound: next })}
        />
        <MenuLine />
      </div>
      <MenuSwitch
        label={say("settings.singleKeys")}
        detail={say("settings.singleKeysHint")}
        checked={singleKeys}
        onChange={(next) => shell.setPreferences({ singleKeys: next })}
      />
      <MenuItem
        leading={<Keyboard aria-hidden className={icon} />}
        keys="?"
        onSelect={() => desk.view.setState({ dialog: { kind: "shortcuts" } })}
      >
        {say("profile.shortcuts")}
      </MenuItem>
      <MenuItem
        leading={<KeyRound aria-hidden className={icon} />}
        onSelect={() => desk.view.setState({ dialog: { kind: "password" } })}
      >
        {say("profile.changePassword")}
      </MenuItem>
      <MenuItem
        leading={<ShieldCheck aria-hidden className={icon} />}
        onSelect={() => desk.view.setState({ dialog: { kind: "secondFactor" } })}
      >
        {say("secondFactor.title")}
      </MenuItem>
      <MenuLine />
      <MenuItem leading={<LogOut aria-hidden className={icon} />} onSelect={shell.signOut}>
        {say("profile.signOut")}
      </MenuItem>
    </MenuFrame>
  );
}
