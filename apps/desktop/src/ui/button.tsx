import { LoaderCircle, type LucideIcon } from "lucide-react";
import type { ComponentPropsWithRef, ReactNode } from "react";

type Variant = "primary" | "neutral" | "ghost" | "danger" | "accept" | "dangerSoft";
type Size = "sm" | "md" | "lg";

const VARIANTS: Record<Variant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  neutral: "bg-surface-1 text-ink shadow-[inset_0_0_0_1px_var(--line-button)] hover:bg-surface-2",
  ghost: "text-ink-2 hover:bg-surface-3 hover:text-ink",
  danger: "bg-danger text-on-danger hover:bg-danger-hover",
  dangerSoft:
    "bg-surface-1 text-rona-ink shadow-[inset_0_0_0_1px_var(--line-button)] hover:bg-rona-soft",
  accept: "bg-accept text-on-accept hover:bg-accept-hover",
};
const SIZES: Record<Size, string> = {
  sm: "h-7 gap-1.5 px-2.5 text-xs rounded-sm",
  md: "h-8 gap-1.5 px-3 text-sm rounded-sm",
  lg: "h-10 gap-2 px-4 text-base rounded-md",
};

type Props = Omit<ComponentPropsWithRef<"button">, "type"> & {
  type?: "button" | "submit";
  variant?: Variant;
  size?: Size;
  icon?: LucideIcon;
  working?: boolean;
  trailing?: ReactNode;
};

/**
 * A disabled button stays focusable (`aria-disabled`), so that its tooltip can say why.
 */
export function Button({
  variant = "neutral",
  size = "md",
  icon: Icon,
  working = false,
  trailing,
  className = "",
  children,
  onClick,
  disabled = false,
  type = "button",
  ...rest
}: Props) {
  const off = disabled || working;
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={off || undefined}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onClick?.(event);
      }}
      className={`inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap font-medium transition-colors duration-100 aria-disabled:bg-surface-3 aria-disabled:text-ink-3 aria-disabled:shadow-none aria-disabled:hover:bg-surface-3 ${VARIANTS[variant]} ${SIZES[size]} ${className}`}
    >
      {working ? (
        <LoaderCircle aria-hidden className="size-4 motion-safe:animate-spin" />
      ) : (
        Icon !== undefined && (
          <Icon aria-hidden className={size === "sm" ? "size-3.5" : "size-4"} strokeWidth={2} />
        )
      )}
      {children}
      {trailing}
    </button>
  );
}
