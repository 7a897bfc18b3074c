import type { AnyDocument, QueryResult, ServerFrame } from "@maru/protocol";
import { audienceOf } from "../auth/principal.ts";
import { maySeeDirectory } from "../auth/rights.ts";
import { EngineFault } from "../engine/engine-fault.ts";
import type { Audience, OrganisationEngine } from "../engine/organisation-engine.ts";
import { asSomebody, type QueryHandler } from "./query-call.ts";

type View = QueryResult<"view.get">;

/** What the view stream begins with, for whoever asks rather than listens. */
export const getView: QueryHandler<"view.get"> = async (
  { principal, rights, input },
  { organisation, visited },
) => {
  const who = asSomebody(principal);
  visited(who);
  const engine = await organisation(who.organisationId);
  const withDirectory = input.directory === "true" && maySeeDirectory(rights);
  return firstFrames(engine, audienceOf(who), withDirectory);
};

function firstFrames(
  engine: OrganisationEngine,
  audience: Audience,
  withDirectory: boolean,
): Promise<View> {
  return new Promise((resolve, reject) => {
    let view: View | null = null;
    const take = (frame: ServerFrame): void => {
      if (frame.type === "snapshot") {
        const { epoch, seq, serverTime, documents } = frame;
        view = { epoch, seq, serverTime, documents: documents.map(named) };
        if (withDirectory) subscription.setTopic("directory", true);
        else finish(view);
      } else if (frame.type === "changes" && view !== null) {
        // The directory, or a change that came before it.
        view = { ...view, seq: frame.seq, documents: [...view.documents, ...frame.put.map(named)] };
        if (frame.put.some(([key]) => key.startsWith("agent/"))) finish(view);
      }
    };
    const finish = (done: View): void => {
      resolve(done);
      subscription.close();
    };
    const subscription = engine.subscribe(audience, {
      send(frame) {
        // The first one can come before `subscribe` has returned.
        queueMicrotask(() => take(JSON.parse(frame) as ServerFrame));
        return true;
      },
      bye: () => reject(new EngineFault("unavailable")),
    });
  });
}

function named([key, document]: [string, unknown]): View["documents"][number] {
  return { key, document: document as AnyDocument };
}
