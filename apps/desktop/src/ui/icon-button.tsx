import type { LucideIcon } from "lucide-react";
import type { ComponentPropsWithRef } from "react";
import { ariaKeys } from "./kbd.tsx";
import { Tooltip } from "./tooltip.tsx";

type Props = Omit<ComponentPropsWithRef<"button">, "children" | "type"> & {
  icon: LucideIcon;
  label: string;
  keys?: string;
  side?: "top" | "bottom" | "left" | "right";
  size?: "sm" | "md";
};

/** A button that is only an icon: the tooltip shows its name. */
export function IconButton({ icon, label, keys, side, size = "md", ...rest }: Props) {
  return (
    <Tooltip text={label} keys={keys} {...(side !== undefined && { side })}>
      <BareIconButton icon={icon} label={label} keys={keys} size={size} {...rest} />
    </Tooltip>
  );
}

type BareProps = Omit<ComponentPropsWithRef<"button">, "type"> & {
  icon: LucideIcon;
  label: string;
  keys?: string | undefined;
  size?: "sm" | "md";
};

export function BareIconButton({
  icon: Icon,
  label,
  keys,
  size = "md",
  className = "",
  children,
  ...rest
}: BareProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys([keys])}
      className={`relative inline-flex shrink-0 items-center justify-center rounded-sm text-ink-2 transition-colors duration-100 hover:bg-surface-3 hover:text-ink data-[popup-open]:bg-surface-3 data-[popup-open]:text-ink ${size === "sm" ? "size-7" : "size-8"} ${className}`}
    >
      <Icon aria-hidden className="size-4" strokeWidth={1.9} />
      {children}
    </button>
  );
}
