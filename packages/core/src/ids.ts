/** Identifiers. Branded so that one cannot stand where another is meant; made only by `parseId` or by core. */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type OrganisationId = Branded<"organisation">;
export type AgentId = Branded<"agent">;
export type TeamId = Branded<"team">;
export type SkillId = Branded<"skill">;
export type QueueId = Branded<"queue">;
export type EntryPointId = Branded<"entry-point">;
export type MultimediaProfileId = Branded<"multimedia-profile">;
export type ReasonId = Branded<"reason">;
export type CustomerId = Branded<"customer">;
export type InteractionId = Branded<"interaction">;
export type OfferId = Branded<"offer">;
/** A party within one interaction: an agent's id, `customer`, or `outside.<n>` for a number somebody dialled. */
export type PartyId = Branded<"party">;
export type RoomId = Branded<"room">;
/** One telephone connection of a party; the media engine's channel has the same id. */
export type LegId = Branded<"leg">;
export type RecordingId = Branded<"recording">;
export type AgentProfileId = Branded<"agent-profile">;
export type TrunkId = Branded<"trunk">;
export type PhoneNumberId = Branded<"phone-number">;
export type VariableId = Branded<"variable">;
export type AddressBookId = Branded<"address-book">;
export type AddressId = Branded<"address">;
export type PredefinedResponseId = Branded<"predefined-response">;
export type BusinessHoursId = Branded<"business-hours">;
export type HolidayListId = Branded<"holiday-list">;
export type FlowId = Branded<"flow">;
export type FlowNodeId = Branded<"flow-node">;
/** Something that can be played to a caller: an uploaded recording, or a text that was spoken by the machine. */
export type PromptId = Branded<"prompt">;
export type RoleId = Branded<"role">;

/** What an identifier may look like on any wire: 1 to 64 of `A-Z a-z 0-9 . _ -`. */
export const ID_PATTERN = /^[A-Za-z0-9._-]{1,64}$/;

/** The text as an identifier of the wanted kind, or undefined when it cannot be one. */
export function parseId<Id extends string>(text: string): Id | undefined {
  return ID_PATTERN.test(text) ? (text as Id) : undefined;
}

export const CUSTOMER_PARTY = "customer" as PartyId;
/** Who writes what a flow says in a chat; nobody is it. */
export const FLOW_PARTY = "flow" as PartyId;
export const MAIN_ROOM = "main" as RoomId;
export const CONSULT_ROOM = "consult" as RoomId;
/** Ids that begin so belong to outside parties; no agent may have one. */
export const OUTSIDE_PREFIX = "outside.";

/** An agent's party id is their agent id: an agent is in an interaction at most once. */
export function agentParty(agentId: AgentId): PartyId {
  return agentId as string as PartyId;
}
