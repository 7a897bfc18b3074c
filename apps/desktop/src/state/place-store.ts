import { createStore, type StoreApi } from "zustand/vanilla";
import { addressOf, type Place, parsePlace } from "./place.ts";

/** Asked before the place changes; calls `leave` when the person agrees. */
export type LeaveQuestion = (leave: () => void) => void;

export type PlaceStore = {
  store: StoreApi<Place>;
  /** `replace`: no step of its own for the back button. */
  go(place: Place, options?: { replace?: boolean }): void;
  /** While held (something is not saved) nobody goes elsewhere without being asked, the back button included. */
  hold(ask: LeaveQuestion): () => void;
};

type Browser = Pick<Window, "location" | "history" | "addEventListener">;

export function createPlaceStore(browser: Browser): PlaceStore {
  const store = createStore<Place>(() => parsePlace(browser.location.hash));
  let question: LeaveQuestion | undefined;
  const move = (place: Place, replace: boolean) => {
    const address = addressOf(place);
    if (address !== addressOf(store.getState()))
      browser.history[replace ? "replaceState" : "pushState"](null, "", address);
    store.setState(place, true);
  };
  const askFirst = (place: Place, leave: () => void) => {
    if (question === undefined || addressOf(place) === addressOf(store.getState())) leave();
    else
      question(() => {
        question = undefined;
        leave();
      });
  };
  browser.addEventListener("hashchange", () => {
    const place = parsePlace(browser.location.hash);
    if (question === undefined) return store.setState(place, true);
    // The browser is there already: back to where the question stands.
    browser.history.pushState(null, "", addressOf(store.getState()));
    return askFirst(place, () => move(place, false));
  });
  return {
    store,
    go(place, { replace = false } = {}) {
      askFirst(place, () => move(place, replace));
    },
    hold(ask) {
      question = ask;
      return () => {
        if (question === ask) question = undefined;
      };
    },
  };
}
