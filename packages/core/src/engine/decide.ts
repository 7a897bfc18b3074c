import { decideAgent } from "../agent/agent-decide.ts";
import { decideStation } from "../agent/station-decide.ts";
import { decideOnCall } from "../call/end-decide.ts";
import { decideTelephone } from "../call/telephone-decide.ts";
import { decideConfiguration } from "../configuration/configuration-decide.ts";
import { decideFlow } from "../flow/flow-decide.ts";
import { decideConversation } from "../interaction/conversation-decide.ts";
import { decideCustomer } from "../interaction/customer-decide.ts";
import { decideOffer } from "../interaction/offer-decide.ts";
import { decideTransfer } from "../interaction/transfer-decide.ts";
import { decideVariables } from "../interaction/variables-decide.ts";
import { decideWrapUp } from "../interaction/wrap-up-decide.ts";
import { decideMedia } from "../media/media-decide.ts";
import { decideDue } from "../timer/timer-decide.ts";
import type { Command } from "./command.ts";
import type { Decision } from "./decision.ts";
import { decideOutage } from "./outage-decide.ts";
import type { State } from "./state.ts";

/** What the command comes to in this state. Only reads. A `Tick` decides the one timer that is due first. */
export function decide(state: State, command: Command, at: number): Decision {
  switch (command.type) {
    case "PutConfiguration":
    case "RemoveConfiguration":
    case "ImportConfiguration":
      return decideConfiguration(state, command);
    case "PublishFlow":
    case "PressKey":
    case "ReportWebAnswer":
      return decideFlow(state, command, at);
    case "SignIn":
    case "SignOut":
    case "SetAvailable":
    case "SetIdle":
    case "LoseAgentConnection":
    case "RestoreAgentConnection":
      return decideAgent(state, command, at);
    case "AcceptOffer":
    case "DeclineOffer":
      return decideOffer(state, command, at);
    case "SetStation":
      return decideStation(state, command);
    case "StartChat":
      return decideCustomer(state, command, at);
    case "LeaveAsCustomer":
    case "LoseCustomerConnection":
    case "RestoreCustomerConnection":
    case "SendMessage":
    case "EndConversation": {
      const interaction = state.interactions.get(command.interactionId);
      if (interaction !== undefined && interaction.call !== null) {
        return decideOnCall(state, interaction, command, at);
      }
      return command.type === "SendMessage" || command.type === "EndConversation"
        ? decideConversation(state, command, at)
        : decideCustomer(state, command, at);
    }
    case "MarkTranscript":
      return decideConversation(state, command, at);
    case "TransferToAgent":
    case "TransferToQueue":
    case "TransferToNumber":
      return decideTransfer(state, command, at);
    case "SetVariables":
      return decideVariables(state, command);
    case "ReportPhone":
    case "ReportTrunk":
    case "ReportMediaEngine":
      return decideMedia(state, command, at);
    case "CompleteWrapUp":
    case "KeepWrapUpOpen":
      return decideWrapUp(state, command);
    case "LoseAllConnections":
      return decideOutage(state, at);
    case "Tick":
      return decideDue(state, at);
    default:
      return decideTelephone(state, command, at);
  }
}
