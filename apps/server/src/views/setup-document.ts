import type { State } from "@maru/core";
import type { SetupDocument } from "@maru/protocol";

export function setupDocument(state: State): SetupDocument {
  const { settings, team, queue, idleReason, wrapUpReason, variable, address } =
    state.configuration;
  return {
    organisation: {
      id: state.organisationId,
      name: settings.name,
      timeZone: settings.timeZone,
    },
    teams: [...team.values()].map(({ id, name }) => ({ id, name })),
    queues: [...queue.values()].map(({ id, name, description, channel, serviceLevelMs }) => ({
      id,
      name,
      description,
      channel,
      serviceLevelMs,
    })),
    idleReasons: [...idleReason.values()].map(({ id, name }) => ({ id, name })),
    wrapUpReasons: [...wrapUpReason.values()].map(({ id, name }) => ({ id, name })),
    agentGraceMs: settings.agentGraceMs,
    variables: [...variable.values()]
      .filter(({ agentVisible }) => agentVisible)
      .map(({ id, name, type, allowedValues, agentEditable }) => ({
        ...{ id, name, type, agentEditable },
        allowedValues: [...allowedValues],
      })),
    frequentNumbers: [...address.values()]
      .filter(({ frequent }) => frequent)
      .map(({ id, name, number }) => ({ id, name, number })),
    recoveryPauseMs: settings.recoveryPauseMs,
  };
}
