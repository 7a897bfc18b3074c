import { createStore, type StoreApi } from "zustand/vanilla";
import { addressOf, type Place, parsePlace } from "./place.ts";

export type PlaceStore = {
  store: StoreApi<Place>;
  /** `replace`: no step of its own for the back button. */
  go(place: Place, options?: { replace?: boolean }): void;
};

type Browser = Pick<Window, "location" | "history" | "addEventListener">;

export function createPlaceStore(browser: Browser): PlaceStore {
  const store = createStore<Place>(() => parsePlace(browser.location.hash));
  browser.addEventListener("hashchange", () =>
    store.setState(parsePlace(browser.location.hash), true),
  );
  return {
    store,
    go(place, { replace = false } = {}) {
      const address = addressOf(place);
      if (address !== addressOf(store.getState()))
        browser.history[replace ? "replaceState" : "pushState"](null, "", address);
      store.setState(place, true);
    },
  };
}
