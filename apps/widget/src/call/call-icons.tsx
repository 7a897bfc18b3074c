import type { ComponentChildren } from "preact";

const icon = (children: ComponentChildren) => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
);

const HANDSET =
  "M6.6 3.5 9 4.1l1.3 4-1.9 1.7a12.5 12.5 0 0 0 5.8 5.8l1.7-1.9 4 1.3.6 2.4c-.3 1.9-1.9 3.1-3.7 3.1C9.6 20 4 14.4 3.5 7.200c0-1.8 1.2-3.4 3.1-3.700Z";

export const PhoneIcon = () => icon(<path d={HANDSET} fill="currentColor" stroke="none" />);
export const HangUpIcon = () =>
  icon(
    <path
      fill="currentColor"
      stroke="none"
      d="M12 8.500c3.6 0 6.9 1.1 9.2 3 .7.6.9 1.5.5 2.300l-1 1.900c-.4.7-1.2 1.1-2 .9l-2.6-.6a1.7 1.7 0 0 1-1.3-1.600v-1.600a11 11 0 0 0-5.6 0v1.600c0 .8-.5 1.4-1.3 1.600l-2.6.6c-.8.2-1.6-.2-2-.9l-1-1.900c-.4-.8-.2-1.7.5-2.3 2.3-1.9 5.6-3 9.2-3Z"
    />,
  );
export const MicIcon = () =>
  icon(
    <>
      <rect x="9" y="3" width="6" height="11" rx="3" />
      <path d="M5.5 11.500a6.5 6.5 0 0 0 13 0M12 18v3" />
    </>,
  );
export const MicOffIcon = () =>
  icon(
    <>
      <path d="M9 9v2a3 3 0 0 0 4.7 2.500M15 11V6a3 3 0 0 0-5.9-.8" />
      <path d="M5.5 11.500a6.5 6.5 0 0 0 10 5.500M18.5 11.500a6.4 6.4 0 0 1-.5 2.500M12 18v3M4 3l16.5 18" />
    </>,
  );
export const KeypadIcon = () =>
  icon(
    <g fill="currentColor" stroke="none">
      {[5, 12, 19].map((y) =>
        [5, 12, 19].map((x) => <circle key={`${x}.${y}`} cx={x} cy={y} r="1.9" />),
      )}
    </g>,
  );
export const SmallerIcon = () => icon(<path d="m6 9.5 6 6 6-6" stroke-width="2.2" />);
export const CloseIcon = () => icon(<path d="m6.5 6.5 11 11m0-11-11 11" />);
export const WarnIcon = () => icon(<path d="M12 8.500v5m0 3.200v.1M12 3.5 2.5 20h19L12 3.500Z" />);
