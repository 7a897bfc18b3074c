import type { CommandInput, CommandName } from "@maru/protocol";
import { type Client, MaruProblem } from "@maru/sdk";
import type { MessageKey } from "../words.ts";
import { failureKey } from "./failure.ts";
import type { Notices } from "./notices.ts";

/** Commands of the desk. Each tells the agent when it was not done; true means it was. */
export type Commands = {
  /** Offers this agent answered: they do not count as missed. */
  readonly answeredOffers: ReadonlySet<string>;
  /** `what` names it in the notice: "수락: 이미 다른 상담사에게 …". */
  run<Name extends CommandName>(
    what: MessageKey,
    name: Name,
    input: CommandInput<Name>,
  ): Promise<boolean>;
  answerOffer(offerId: string, answer: "accept" | "decline"): Promise<boolean>;
  /** Begin to take contacts, idle; one who does already is left as they are. */
  signIn(): Promise<boolean>;
  setAvailable(signedOut: boolean): Promise<boolean>;
};

const MAX_ANSWERED = 200;

export function createCommands({
  client,
  notices,
}: {
  client: Pick<Client, "command">;
  notices: Notices;
}): Commands {
  const answeredOffers = new Set<string>();

  async function run<Name extends CommandName>(
    what: MessageKey,
    name: Name,
    input: CommandInput<Name>,
  ): Promise<boolean> {
    try {
      await client.command(name, input);
      return true;
    } catch (error) {
      notices.add({
        id: `refused-${name}`,
        tone: "warning",
        title: { key: what },
        body: { key: failureKey(error) },
      });
      return false;
    }
  }

  async function signIn(): Promise<boolean> {
    try {
      await client.command("agent.signIn", {});
      return true;
    } catch (error) {
      if (error instanceof MaruProblem && error.problem.code === "agent_already_signed_in")
        return true;
      notices.add({
        id: "refused-agent.signIn",
        tone: "warning",
        title: { key: "command.workSignIn" },
        body: { key: failureKey(error) },
      });
      return false;
    }
  }

  return {
    answeredOffers,
    run,
    signIn,
    answerOffer(offerId, answer) {
      answeredOffers.add(offerId);
      const [oldest] = answeredOffers;
      if (answeredOffers.size > MAX_ANSWERED && oldest !== undefined) answeredOffers.delete(oldest);
      return answer === "accept"
        ? run("command.accept", "offer.accept", { offerId })
        : run("command.decline", "offer.decline", { offerId });
    },
    async setAvailable(signedOut) {
      if (signedOut && !(await signIn())) return false;
      return run("command.available", "agent.setAvailable", {});
    },
  };
}
