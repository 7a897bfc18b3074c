import type { CommandInput, CommandName } from "@maru/protocol";
import { type Client, MaruProblem } from "@maru/sdk";
import type { MessageKey } from "../words.ts";
import { failureKey } from "./failure.ts";
import type { Notices, Text } from "./notices.ts";

/** Commands of the desk. Each tells the agent when it was not done; true means it was. */
export type Commands = {
  /** Offers this agent answered: they do not count as missed. */
  readonly answeredOffers: ReadonlySet<string>;
  /** `what` names it in the notice: "수락: 이미 다른 상담사에게 …". */
  /** Null when it was done; otherwise why not, for a place that says so itself. */
  attempt<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Text | null>;
  run<Name extends CommandName>(
    what: MessageKey,
    name: Name,
    input: CommandInput<Name>,
  ): Promise<boolean>;
  /** A second press while the first is under way, or was taken, is the same answer. */
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
  const answers = new Map<string, Promise<boolean>>();
  const answeredOffers = new Set<string>();

  async function attempt<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Text | null> {
    try {
      await client.command(name, input);
      return null;
    } catch (error) {
      return { key: failureKey(error) };
    }
  }

  async function run<Name extends CommandName>(
    what: MessageKey,
    name: Name,
    input: CommandInput<Name>,
  ): Promise<boolean> {
    const failure = await attempt(name, input);
    if (failure === null) return true;
    notices.add({
      id: `refused-${name}`,
      tone: "warning",
      title: { key: what },
      body: failure,
    });
    return false;
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
    attempt,
    run,
    signIn,
    answerOffer(offerId, answer) {
      const given = answers.get(offerId);
      if (given !== undefined) return given;
      answeredOffers.add(offerId);
      const [oldest] = answeredOffers;
      if (answeredOffers.size > MAX_ANSWERED && oldest !== undefined) {
        answeredOffers.delete(oldest);
        answers.delete(oldest);
      }
      const done =
        answer === "accept"
          ? run("command.accept", "offer.accept", { offerId })
          : run("command.decline", "offer.decline", { offerId });
      answers.set(offerId, done);
      // What was not done may be tried again.
      void done.then((taken) => taken || answers.delete(offerId));
      return done;
    },
    async setAvailable(signedOut) {
      if (signedOut && !(await signIn())) return false;
      return run("command.available", "agent.setAvailable", {});
    },
  };
}
