import { useSay } from "../hooks/words-context.tsx";

const KEYS = [
  ["1", ""],
  ["2", "ABC"],
  ["3", "DEF"],
  ["4", "GHI"],
  ["5", "JKL"],
  ["6", "MNO"],
  ["7", "PQRS"],
  ["8", "TUV"],
  ["9", "WXYZ"],
  ["*", ""],
  ["0", ""],
  ["#", ""],
] as const;
export const KEYPAD_KEYS = KEYS.map(([key]) => key);

/** The twelve keys of a telephone. The letters are those of ITU-T E.161. */
export function Keypad({ onKey }: { onKey: (key: string) => void }) {
  const say = useSay();
  return (
    <fieldset className="grid h-full grid-cols-3 grid-rows-4 gap-1.5 p-0.5">
      <legend className="sr-only">{say("dial.keypad")}</legend>
      {KEYS.map(([key, letters]) => (
        <button
          key={key}
          type="button"
          onClick={() => onKey(key)}
          className="flex min-h-8 select-none flex-col items-center justify-center rounded-md bg-surface-2 transition-colors duration-75 hover:bg-surface-3 active:bg-accent-soft"
        >
          <span className="text-lg font-semibold leading-5">{key}</span>
          {letters !== "" && (
            <span className="text-[0.5625rem] leading-3 tracking-widest text-ink-3">{letters}</span>
          )}
        </button>
      ))}
    </fieldset>
  );
}
