/** Words about calls. The same keys as `ko-calls.ts` (`messages.test.ts`). */
export const enCalls = {
  "stage.dialling": "Dialling",
  "stage.held": "On hold",
  "stage.consult_requested": "Consult requested",
  "stage.consulting_colleague": "On call (transfer)",
  "stage.consulting_customer": "With the customer",
  "stage.consulted": "Being consulted",
  "stage.conference_primary": "In conference",
  "stage.conference_member": "In conference",
  "stage.phone_lost": "Phone lost",

  "state.dialling": "Dialling",

  "party.ringing": "Ringing",
  "party.held": "On hold",
} as const;
