export type { AriAddress } from "./asterisk/ari-types.ts";
export { AsteriskEngine, type AsteriskEngineOptions } from "./asterisk/asterisk-engine.ts";
export type { PromptFile } from "./asterisk/asterisk-legs.ts";
export { networksOf } from "./asterisk/endpoint-objects.ts";
export type { Clock } from "./clock.ts";
export {
  type ActualLeg,
  type ActualRecorder,
  type Arrival,
  type Inventory,
  type LineAccount,
  type MediaEngine,
  type MediaLines,
  type Report,
  type Step,
  StepFailed,
} from "./port.ts";
export { accessTo, type EngineAccess } from "./reconciler/engine-access.ts";
export {
  type MediaCommand,
  type MediaOwner,
  RECONCILER_LIMITS,
  Reconciler,
  type ReconcilerLimits,
} from "./reconciler/reconciler.ts";
export {
  asMediaEngine,
  type EngineFaults,
  NO_FAULTS,
  type PartyScript,
  SimulatedEngine,
  type SimulatedEngineOptions,
} from "./simulated/simulated-engine.ts";
export { VirtualClock } from "./simulated/virtual-clock.ts";
