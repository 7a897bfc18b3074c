import { mediaEngineContract } from "../../packages/voice/src/contract/media-engine-contract.ts";
import { makeAsteriskHost } from "./support/asterisk-host.ts";

mediaEngineContract("Asterisk", makeAsteriskHost);
