/** What several documents are made of. */
import { z } from "zod";
import { PERMISSIONS } from "./permissions.ts";

export const time = z.number().describe("Epoch milliseconds, the server's clock");
export const id = z.string();
export const localText = z.object({ ko: z.string(), en: z.string() });
export const channel = z.enum(["chat", "voice", "email", "social"]);
export const roleSchema = z.object({
  id,
  name: z.string().nullable().describe("Null for a built-in role: the client has words for it"),
});
export const permissionSchema = z.enum(PERMISSIONS);

export function controlShape() {
  return z.object({
    visible: z.boolean(),
    enabled: z.boolean(),
    reason: z
      .string()
      .nullable()
      .describe("Why a visible control is disabled: a stable code the catalogue has words for"),
  });
}
export const controlSchema = controlShape();

export const agentStatusSchema = z.enum([
  "signed_out",
  "not_responding",
  "wrap_up",
  "reserved",
  "dialling",
  "engaged",
  "available",
  "idle",
]);

export const stationSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("browser") }),
  z.object({ kind: z.literal("desk_phone") }),
  z.object({ kind: z.literal("number"), number: z.string().describe("E.164") }),
]);
