import { useEffect, useReducer } from "preact/hooks";

type Source<State> = { readonly state: State; subscribe(listener: () => void): () => void };

/** Draws again when the source changes. */
export function useSource<State>(source: Source<State>): State {
  const [, redraw] = useReducer((count: number, _: undefined) => count + 1, 0);
  useEffect(() => {
    // What changed between the drawing and this effect.
    redraw(undefined);
    return source.subscribe(() => redraw(undefined));
  }, [source]);
  return source.state;
}

/** The value, but true only once it has been true for a while: a blink is not worth a word. */
export function useSettled(value: boolean, delayMs: number): boolean {
  const [settled, settle] = useReducer((_: boolean, next: boolean) => next, false);
  useEffect(() => {
    if (!value) {
      settle(false);
      return;
    }
    const timer = setTimeout(() => settle(true), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return value && settled;
}
