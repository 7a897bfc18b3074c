import type { Segment } from "@maru/protocol";
import { expect, test } from "vitest";
import { whyConsultFailed } from "./consult-notice.ts";

const segment = (kind: Segment["kind"], startedAt: number, detail: Segment["detail"]) => ({
  kind,
  startedAt,
  detail,
});

test("V-54 why a consult failed is what became of the ringing, else how the consult ended", () => {
  const consult = segment("consult", 10, "not_answered");
  expect(whyConsultFailed([consult, segment("dial", 10, "busy")])).toBe("toast.consultWhy.busy");
  expect(whyConsultFailed([consult])).toBe("toast.consultWhy.no_answer");
});

test("an attempt before this consult is not its reason, and an open one is none yet", () => {
  const earlier = segment("dial", 5, "busy");
  expect(whyConsultFailed([earlier, segment("consult", 10, "")])).toBe(null);
  expect(whyConsultFailed([earlier])).toBe(null);
});
