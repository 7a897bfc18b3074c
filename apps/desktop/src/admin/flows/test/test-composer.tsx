import { LogOut, SendHorizontal } from "lucide-react";
import { useState } from "react";
import { useSay } from "../../../hooks/words-context.tsx";
import { Button } from "../../../ui/button.tsx";
import { BareIconButton } from "../../../ui/icon-button.tsx";
import { inputLook } from "../../form/field-frame.tsx";
import { useTestRunStore } from "../designer-context.tsx";
import { TestClock } from "./test-clock.tsx";

/** The visitor's side of a chat. */
export function TestComposer({ over }: { over: boolean }) {
  const say = useSay();
  const run = useTestRunStore();
  const [text, setText] = useState("");
  return (
    <form
      aria-label={say("flows.test.chat")}
      className="flex flex-col gap-2 border-t border-line px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "" || over) return;
        run.put({ type: "message", text: text.trim() });
        setText("");
      }}
    >
      <TestClock over={over} />
      <div className="flex gap-1.5">
        <input
          value={text}
          maxLength={500}
          disabled={over}
          aria-label={say("flows.test.message")}
          placeholder={say("flows.test.message")}
          onChange={(event) => setText(event.target.value)}
          className={`${inputLook(false)} h-9 flex-1`}
        />
        <Button type="submit" variant="primary" icon={SendHorizontal} disabled={over}>
          {say("flows.test.send")}
        </Button>
        <BareIconButton
          icon={LogOut}
          label={say("flows.test.leave")}
          disabled={over}
          onClick={() => run.put({ type: "hangUp" })}
        />
      </div>
    </form>
  );
}
