import type { Command } from "../engine/command.ts";
import type { Decision } from "../engine/decision.ts";
import type { State } from "../engine/state.ts";
import { decideAbusiveEnding, decideRecoveryPause } from "./abusive-decide.ts";
import { decideConference } from "./conference-decide.ts";
import { decideConsult } from "./consult-decide.ts";
import { decideHold } from "./hold-decide.ts";
import { decideOutdial } from "./outdial-decide.ts";
import { decideRecording } from "./recording-decide.ts";
import { decideRejoin } from "./rejoin-decide.ts";
import { decideReport } from "./report-decide.ts";
import { decideStartCall } from "./start-call-decide.ts";

type TelephoneCommand = Extract<
  Command,
  {
    type:
      | "StartCall"
      | "StartOutdial"
      | "RejoinCall"
      | "PauseRecording"
      | "ResumeRecording"
      | "EndAbusiveCall"
      | "TakeRecoveryPause"
      | "HoldCustomer"
      | "ResumeCustomer"
      | "RequestConsult"
      | "ConfirmConsult"
      | "EndConsult"
      | "SwitchToCustomer"
      | "SwitchToColleague"
      | "CompleteConsultTransfer"
      | "MergeConference"
      | "LeaveConference"
      | "HandOverPrimary"
      | "DropParty"
      | "MuteParty"
      | "ReportLegAnswered"
      | "ReportLegEnded"
      | "ReportAnnouncementEnded";
  }
>;

/** What only calls have. */
export function decideTelephone(state: State, command: TelephoneCommand, at: number): Decision {
  switch (command.type) {
    case "StartCall":
      return decideStartCall(state, command, at);
    case "StartOutdial":
      return decideOutdial(state, command, at);
    case "RejoinCall":
      return decideRejoin(state, command, at);
    case "PauseRecording":
    case "ResumeRecording":
      return decideRecording(state, command, at);
    case "EndAbusiveCall":
      return decideAbusiveEnding(state, command, at);
    case "TakeRecoveryPause":
      return decideRecoveryPause(state, command, at);
    case "HoldCustomer":
    case "ResumeCustomer":
      return decideHold(state, command);
    case "RequestConsult":
    case "ConfirmConsult":
    case "EndConsult":
    case "SwitchToCustomer":
    case "SwitchToColleague":
    case "CompleteConsultTransfer":
    case "MergeConference":
      return decideConsult(state, command, at);
    case "LeaveConference":
    case "HandOverPrimary":
    case "DropParty":
    case "MuteParty":
      return decideConference(state, command, at);
    case "ReportLegAnswered":
    case "ReportLegEnded":
    case "ReportAnnouncementEnded":
      return decideReport(state, command, at);
  }
}
