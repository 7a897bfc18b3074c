import type { ContactDocument } from "@maru/protocol";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { InteractionDetail } from "../history/interaction-detail.tsx";
import { InteractionItems } from "../history/interaction-items.tsx";
import { useInteractions } from "../history/use-interactions.ts";
import { useSay } from "../hooks/words-context.tsx";
import { Button } from "../ui/button.tsx";

/** Earlier contacts of this customer, all channels, newest first (C-06). */
export function CustomerHistory({ contact }: { contact: ContactDocument }) {
  const say = useSay();
  const [openId, setOpenId] = useState<string | null>(null);
  const pages = useInteractions({ customerId: contact.customer.id });
  if (openId !== null)
    return (
      <div className="flex min-h-0 flex-1 flex-col">
        <div className="shrink-0 px-2 pt-2">
          <Button size="sm" variant="ghost" icon={ArrowLeft} onClick={() => setOpenId(null)}>
            {say("history.backToList")}
          </Button>
        </div>
        <InteractionDetail id={openId} narrow />
      </div>
    );
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-2">
      <InteractionItems
        pages={pages}
        currentId={contact.id}
        selectedId={null}
        onOpen={setOpenId}
        showCustomer={false}
        emptyText={say("history.empty")}
      />
    </div>
  );
}
