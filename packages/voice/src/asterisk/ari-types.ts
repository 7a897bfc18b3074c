/**
 * What we use of Asterisk's REST interface, after the descriptions it brings along
 * (`rest-api/{channels,bridges,recordings,endpoints,events}.json`, Asterisk 22). Fields we do not read are left out.
 */

export type AriChannel = {
  id: string;
  /** `PJSIP/<endpoint>-00000001`, `Snoop/<channel>-00000001` */
  name: string;
  /** `Ring`: it calls us. `Ringing`: we call it. */
  state: "Down" | "Rsrvd" | "OffHook" | "Dialing" | "Ring" | "Ringing" | "Up" | "Busy" | string;
  caller: { number: string };
  dialplan: { exten: string; app_name: string };
  /** Only those named in `ari.conf`. */
  channelvars?: Record<string, string>;
};

export type AriBridge = { id: string; name: string; channels: string[] };

export type AriEndpoint = {
  technology: string;
  resource: string;
  state?: "unknown" | "offline" | "online";
  channel_ids: string[];
};

export type AriRecording = { name: string; state: string; duration?: number; cause?: string };

export type AriEvent =
  | { type: "StasisStart"; channel: AriChannel }
  | { type: "ChannelStateChange"; channel: AriChannel }
  | { type: "ChannelDestroyed"; channel: AriChannel; cause: number }
  | { type: "ChannelDtmfReceived"; channel: AriChannel; digit: string }
  | { type: "PlaybackFinished"; playback: { id: string } }
  | { type: "RecordingFinished"; recording: AriRecording }
  | { type: "RecordingFailed"; recording: AriRecording }
  | { type: "EndpointStateChange"; endpoint: AriEndpoint };

/** The answer to a request, as it comes over the event WebSocket. */
export type AriResponse = {
  type: "RESTResponse";
  request_id: string;
  status_code: number;
  reason_phrase: string;
  message_body?: string;
};

/** Where Asterisk's REST interface is, and who we are there. */
export type AriAddress = {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
};
