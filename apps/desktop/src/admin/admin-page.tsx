import { Suspense } from "react";
import { useDesk, usePlace } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AdminNavigation } from "./admin-navigation.tsx";
import { SECTIONS } from "./sections.ts";

/** The administration: what there is at the left, one page of it at the right. */
export function AdminPage() {
  const say = useSay();
  const { session } = useDesk();
  const place = usePlace();
  const sections = SECTIONS.filter(({ mayOpen }) => mayOpen(session));
  const wanted = place.page === "admin" ? place.section : null;
  const section = sections.find(({ id }) => id === wanted) ?? sections[0];
  const Page = section?.page;
  const id = place.page === "admin" && wanted === section?.id ? place.id : null;
  const fills = section?.fills?.(id) === true;
  return (
    <div
      className={`col-span-full grid min-h-0 bg-surface-0 ${fills ? "grid-rows-1" : "grid-rows-[auto_minmax(0,1fr)] wide:grid-cols-[14rem_minmax(0,1fr)] wide:grid-rows-1"}`}
    >
      {!fills && <AdminNavigation sections={sections} open={section?.id ?? null} />}
      <main id="main" tabIndex={-1} className="min-h-0 min-w-0 outline-none">
        {Page === undefined ? (
          <p className="p-8 text-sm text-ink-2">{say("problem.forbidden")}</p>
        ) : (
          <Suspense fallback={<Skeleton rows={6} />}>
            <Page key={section?.id} section={section?.id ?? ""} id={id} />
          </Suspense>
        )}
      </main>
    </div>
  );
}
