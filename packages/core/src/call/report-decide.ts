import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import type { State } from "../engine/state.ts";
import { announcementEnded, legAnswered, legEnded } from "./leg-decide.ts";

type ReportCommand = Extract<
  Command,
  { type: "ReportLegAnswered" | "ReportLegEnded" | "ReportAnnouncementEnded" }
>;

/** What the media engine tells of a call. Nothing of it is refused: it has happened. */
export function decideReport(state: State, command: ReportCommand, at: number): Decision {
  const interaction = state.interactions.get(command.interactionId);
  if (interaction === undefined || interaction.call === null) return unchanged;
  switch (command.type) {
    case "ReportLegAnswered":
      return decided(legAnswered(state, interaction, command.legId, at));
    case "ReportLegEnded":
      return decided(legEnded(state, interaction, command.legId, command.cause, at));
    case "ReportAnnouncementEnded":
      if (interaction.call.announcement?.id !== command.announcementId) return unchanged;
      return decided(announcementEnded(state, interaction, at));
  }
}
