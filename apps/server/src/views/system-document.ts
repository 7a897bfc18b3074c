import type { State } from "@maru/core";
import type { SystemDocument } from "@maru/protocol";

/** How the parts that can fail are doing (G-81). */
export function systemDocument({ media, configuration, unreachableTrunks }: State): SystemDocument {
  return {
    voice: { status: media.status, since: media.since },
    unreachableTrunks: Array.from(unreachableTrunks, ([id, { since }]) => ({
      id,
      name: configuration.trunk.get(id)?.name ?? id,
      since,
    })),
  };
}
