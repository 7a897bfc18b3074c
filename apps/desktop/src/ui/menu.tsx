import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Keys } from "./kbd.tsx";

const ITEM =
  "flex min-h-8 cursor-pointer select-none items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-sm text-ink outline-none data-[highlighted]:bg-surface-3 data-[disabled]:cursor-default data-[disabled]:text-ink-3";

type FrameProps = {
  trigger: ReactElement;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  width?: string;
  align?: "start" | "end" | "center";
};

export function MenuFrame({
  trigger,
  children,
  open,
  onOpenChange,
  width = "w-56",
  align = "end",
}: FrameProps) {
  return (
    <Menu.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange !== undefined && { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      <Menu.Trigger render={trigger} />
      <Menu.Portal>
        <Menu.Positioner side="bottom" align={align} sideOffset={6} className="z-40">
          <Menu.Popup
            className={`max-h-[var(--available-height)] overflow-y-auto rounded-md bg-surface-1 p-1 shadow-floating outline-none transition-opacity duration-100 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0 ${width}`}
          >
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

type ItemProps = {
  children: ReactNode;
  onSelect: () => void;
  leading?: ReactNode;
  keys?: string | undefined;
  detail?: string;
  disabled?: boolean;
};

export function MenuItem({ children, onSelect, leading, keys, detail, disabled }: ItemProps) {
  return (
    <Menu.Item className={ITEM} onClick={onSelect} disabled={disabled ?? false}>
      {leading}
      <span className="flex-1">
        {children}
        {detail !== undefined && <span className="block text-xs text-ink-3">{detail}</span>}
      </span>
      {keys !== undefined && <Keys keys={keys} />}
    </Menu.Item>
  );
}

export function MenuChoices<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: Value | null;
  choices: readonly {
    value: Value;
    label: string;
    leading?: ReactNode;
    keys?: string | undefined;
  }[];
  onChange: (value: Value) => void;
}) {
  return (
    <Menu.Group>
      <MenuHeading>{label}</MenuHeading>
      <Menu.RadioGroup value={value} onValueChange={(next: Value) => onChange(next)}>
        {choices.map((choice) => (
          <Menu.RadioItem key={choice.value} value={choice.value} className={ITEM} closeOnClick>
            {choice.leading}
            <span className="flex-1">{choice.label}</span>
            {choice.keys !== undefined && <Keys keys={choice.keys} />}
            <span className="flex size-4 justify-center text-accent-ink">
              <Menu.RadioItemIndicator>
                <Check aria-hidden className="size-4" />
              </Menu.RadioItemIndicator>
            </span>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Menu.Group>
  );
}

export function MenuSwitch({
  label,
  detail,
  checked,
  onChange,
  disabled = false,
}: {
  label: string;
  detail?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}) {
  return (
    <Menu.CheckboxItem
      checked={checked}
      disabled={disabled}
      onCheckedChange={onChange}
      className={ITEM}
    >
      <span className="flex-1">
        {label}
        {detail !== undefined && <span className="block text-xs text-ink-3">{detail}</span>}
      </span>
      <span
        aria-hidden
        className={`flex h-4.5 w-8 shrink-0 items-center rounded-full p-0.5 transition-colors ${checked ? "bg-accent" : "bg-line-strong"}`}
      >
        <span
          className={`size-3.5 rounded-full bg-surface-1 transition-transform ${checked ? "translate-x-3.5" : ""}`}
        />
      </span>
    </Menu.CheckboxItem>
  );
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return (
    <Menu.GroupLabel className="px-2.5 pb-1 pt-2 text-xs font-medium text-ink-3">
      {children}
    </Menu.GroupLabel>
  );
}

export function MenuLine() {
  return <Menu.Separator className="mx-1 my-1 h-px bg-line" />;
}
