import type { Customer, CustomerId, State } from "@maru/core";
import { homeCountry, writeNumber } from "./phone-number.ts";

/**
 * Somebody no contact is known of. Their name is that of the address book, else their number as people here write
 * it; empty when it was withheld.
 */
export function newCustomer(
  state: Pick<State, "configuration">,
  id: CustomerId,
  number: string | null,
): Customer {
  const country = homeCountry(state);
  const listed = [...state.configuration.address.values()].find(
    (address) => address.number === number,
  );
  return {
    id,
    name: listed?.name ?? (number === null ? "" : writeNumber(number, country)),
    language: country === "KR" ? "ko" : "en",
  };
}
