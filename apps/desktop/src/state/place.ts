/** Where the agent is in the desktop; the address carries it, so back, forward and reload work. */
export type Place =
  | { page: "contacts"; interactionId: string | null }
  | { page: "history"; interactionId: string | null; q: string }
  | { page: "floor" }
  /** [회선 점검]: is this browser fit to be a telephone? */
  | { page: "line" };

const ID = /^[A-Za-z0-9._-]{1,64}$/;

export function parsePlace(hash: string): Place {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?");
  const [page, id] = path.split("/");
  const interactionId = id !== undefined && ID.test(id) ? id : null;
  if (page === "history")
    return { page, interactionId, q: new URLSearchParams(search).get("q") ?? "" };
  if (page === "floor" || page === "line") return { page };
  return { page: "contacts", interactionId };
}

export function addressOf(place: Place): string {
  switch (place.page) {
    case "contacts":
      return place.interactionId === null ? "#/" : `#/contacts/${place.interactionId}`;
    case "history": {
      const id = place.interactionId === null ? "" : `/${place.interactionId}`;
      return `#/history${id}${place.q === "" ? "" : `?q=${encodeURIComponent(place.q)}`}`;
    }
    case "floor":
    case "line":
      return `#/${place.page}`;
  }
}
