export type { LineFault, LineState, MicrophoneReason, PhoneCall } from "./softphone/line-state.ts";
export {
  type LevelMeter,
  type Loopback,
  openLevelMeter,
  openLoopback,
  playTestTone,
  playTo,
} from "./softphone/line-test.ts";
export {
  type Microphone,
  MicrophoneFault,
  type OpenMicrophone,
  openMicrophone,
} from "./softphone/microphone.ts";
export { createSoftphone, type Softphone, type SoftphoneOptions } from "./softphone/softphone.ts";
export type { OpenTabLock, TabLock } from "./softphone/tab-lock.ts";
export type {
  OpenUserAgent,
  UserAgent,
  UserAgentCall,
  UserAgentEvents,
} from "./softphone/user-agent.ts";
