/** Where the agent is in the desktop; the address carries it, so back, forward and reload work. */
export type Place =
  | { page: "contacts"; interactionId: string | null }
  | { page: "history"; interactionId: string | null; q: string }
  | { page: "floor" }
  /** Administration: which kind of thing, and which of them; `NEW_ITEM` for one that is being made. */
  | { page: "admin"; section: string | null; id: string | null }
  /** [회선 점검]: is this browser fit to be a telephone? */
  | { page: "line" };

const ID = /^[A-Za-z0-9._-]{1,64}$/;
/** No id begins so. */
export const NEW_ITEM = "~new";

export function parsePlace(hash: string): Place {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?");
  const [page, id, item] = path.split("/");
  const interactionId = id !== undefined && ID.test(id) ? id : null;
  if (page === "history")
    return { page, interactionId, q: new URLSearchParams(search).get("q") ?? "" };
  if (page === "admin") return { page, section: interactionId, id: itemId(item) };
  if (page === "floor" || page === "line") return { page };
  return { page: "contacts", interactionId };
}

function itemId(part: string | undefined): string | null {
  return part !== undefined && (ID.test(part) || part === NEW_ITEM) ? part : null;
}

export function addressOf(place: Place): string {
  switch (place.page) {
    case "contacts":
      return place.interactionId === null ? "#/" : `#/contacts/${place.interactionId}`;
    case "history": {
      const id = place.interactionId === null ? "" : `/${place.interactionId}`;
      return `#/history${id}${place.q === "" ? "" : `?q=${encodeURIComponent(place.q)}`}`;
    }
    case "admin":
      return `#/${["admin", place.section, place.id].filter((part) => part !== null).join("/")}`;
    case "floor":
    case "line":
      return `#/${place.page}`;
  }
}
