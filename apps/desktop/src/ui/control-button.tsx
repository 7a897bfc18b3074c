import type { LucideIcon } from "lucide-react";
import { useSay } from "../hooks/words-context.tsx";
import { wordsFor } from "../words.ts";
import { Button } from "./button.tsx";
import { ariaKeys } from "./kbd.tsx";
import { Tooltip } from "./tooltip.tsx";

type Control = { visible: boolean; enabled: boolean; reason: string | null };

type Props = {
  control: Control;
  label: string;
  icon: LucideIcon;
  keys?: string;
  variant?: "neutral" | "danger" | "dangerSoft" | "accept" | "primary" | "ghost";
  size?: "sm" | "md";
  className?: string;
  side?: "top" | "bottom";
  onPress: () => void;
};

/** A button as core says: shown or not, pressable or not, and why not. The desktop decides nothing. */
export function ControlButton({
  control,
  label,
  icon,
  keys,
  variant = "neutral",
  size = "md",
  className,
  side = "bottom",
  onPress,
}: Props) {
  const say = useSay();
  if (!control.visible) return null;
  const reason = control.reason === null ? undefined : wordsFor(say, "problem", control.reason);
  const button = (
    <Button
      variant={variant}
      size={size}
      icon={icon}
      disabled={!control.enabled}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys([keys])}
      {...(className !== undefined && { className })}
      onClick={onPress}
    >
      {label}
    </Button>
  );
  return (
    <Tooltip
      side={side}
      text={!control.enabled && reason !== undefined ? reason : label}
      keys={control.enabled ? keys : undefined}
    >
      {button}
    </Tooltip>
  );
}
