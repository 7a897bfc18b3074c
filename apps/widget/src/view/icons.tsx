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

export const ChatIcon = () =>
  icon(
    <>
      <path
        fill="currentColor"
        stroke="none"
        d="M12 3.5a9 7.8 0 0 0-5.5 14L6 21l4-2a9 7.8 0 1 0 2-15.5Z"
      />
      <path stroke="var(--colour)" d="M8.2 10.2h7.6M8.2 13.3h4.6" />
    </>,
  );
export const DownIcon = () => icon(<path d="m6 9.5 6 6 6-6" stroke-width="2.2" />);
export const CloseIcon = () => icon(<path d="m6.5 6.5 11 11m0-11-11 11" />);
export const SendIcon = () => icon(<path d="M12 19V5.5m-6 6 6-6 6 6" stroke-width="2.2" />);
export const PhoneIcon = () =>
  icon(
    <path d="M6.5 3.5 9 4l1.5 4-2 2a12 12 0 0 0 5.5 5.5l2-2 4 1.5.5 2.5a3.5 3.5 0 0 1-3.5 3A16 16 0 0 1 3.5 7a3.5 3.5 0 0 1 3-3.5Z" />,
  );
export const CloudOffIcon = () =>
  icon(
    <path d="M3 3.5l18 17M8.5 8.3A5.5 5.5 0 0 0 7 19h10m2.7-1.2A4 4 0 0 0 17.5 11 5.5 5.5 0 0 0 11 7.1" />,
  );
