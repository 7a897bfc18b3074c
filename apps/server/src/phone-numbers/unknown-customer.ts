import { randomUUID } from "node:crypto";
import type { Customer, CustomerId, State } from "@maru/core";
import { deriveId } from "../platform/derived-id.ts";
import { homeCountry, writeNumber } from "./phone-number.ts";

/**
 * The customer a number belongs to as long as nothing else is known of it: their id follows from the number, so that
 * who calls again is the same customer and no call waits until the tables have been asked. Their name is that of the
 * address book, else their number as people here write it; empty when it was withheld (null).
 */
export function customerOfNumber(
  state: Pick<State, "configuration" | "organisationId">,
  number: string | null,
): Customer {
  const country = homeCountry(state);
  const language = country === "KR" ? "ko" : "en";
  if (number === null) return { id: randomUUID() as string as CustomerId, name: "", language };
  const listed = [...state.configuration.address.values()].find(
    (address) => address.number === number,
  );
  return {
    id: deriveId(state.organisationId, "customer", number) as CustomerId,
    name: listed?.name ?? writeNumber(number, country),
    language,
  };
}
