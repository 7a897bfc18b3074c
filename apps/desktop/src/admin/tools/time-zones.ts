import type { Choice } from "../form/plain-select.tsx";

/** Every IANA time zone this browser knows, by name. */
export const TIME_ZONES: readonly Choice[] = ["UTC", ...Intl.supportedValuesOf("timeZone")].map(
  (zone) => ({ value: zone, label: zone.replaceAll("_", " ") }),
);
