import { useEffect } from "react";
import { useStore } from "zustand";
import { useDesk } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";

/** The browser's tab says what waits: somebody ringing, or how many messages are unread. */
export function Title() {
  const say = useSay();
  const desk = useDesk();
  const ringing = useStore(desk.cards, (list) => list.ringing[0]);
  const unread = useStore(desk.unread, (all) =>
    Object.values(all).reduce((sum, count) => sum + count, 0),
  );
  const name = ringing === undefined ? undefined : desk.contact(ringing)?.customer.name;
  const title =
    name === undefined ? say("app.title", { count: unread }) : say("app.titleRinging", { name });
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}
