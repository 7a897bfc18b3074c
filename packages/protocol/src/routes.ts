/**
 * Names, methods and paths, without the schemas: what a small client needs at run time.
 * `operations.ts` joins each name with its schemas.
 */

export const PROTOCOL_VERSION = 1;
export const STREAM_PATH = "/api/stream";
/** SIP over WebSocket (RFC 7118), on the desktop's own origin. */
export const SIP_PATH = "/sip";
/** A recording as a stereo WAV file, customer left, agents right; answers ranges (RFC 9110). */
export const recordingAudioPath = (recordingId: string): string =>
  `/api/recordings/${recordingId}/audio`;
/**
 * `POST` takes a WAV file (PCM of 8, 16, 24 or 32 bits or floating point, any rate, any number of channels) as the
 * body with the type `audio/wav`, and answers a `StoredSound`. A browser decodes what else there is
 * (`decodeAudioData`) and sends that as WAV.
 */
export const PROMPT_UPLOAD_PATH = "/api/prompt-sounds";
/** The stored sound as a WAV file of 8 kHz, 16 bits, one channel; answers ranges (RFC 9110). */
export const promptAudioPath = (sha256: string): string => `${PROMPT_UPLOAD_PATH}/${sha256}/audio`;

export const COMMAND_ROUTES = {
  "agent.signIn": { method: "POST", path: "/api/me/sign-in" },
  "agent.signOut": { method: "POST", path: "/api/me/sign-out" },
  "agent.setAvailable": { method: "POST", path: "/api/me/available" },
  "agent.setIdle": { method: "POST", path: "/api/me/idle" },
  "agent.setStation": { method: "POST", path: "/api/me/station" },
  "agent.dial": { method: "POST", path: "/api/me/calls" },
  "offer.accept": { method: "POST", path: "/api/offers/:offerId/accept" },
  "offer.decline": { method: "POST", path: "/api/offers/:offerId/decline" },
  "message.send": { method: "POST", path: "/api/interactions/:interactionId/messages" },
  "transcript.mark": { method: "POST", path: "/api/interactions/:interactionId/marks" },
  "contact.transferToAgent": {
    method: "POST",
    path: "/api/interactions/:interactionId/transfer-to-agent",
  },
  "contact.transferToQueue": {
    method: "POST",
    path: "/api/interactions/:interactionId/transfer-to-queue",
  },
  "contact.transferToNumber": {
    method: "POST",
    path: "/api/interactions/:interactionId/transfer-to-number",
  },
  "call.hold": { method: "POST", path: "/api/interactions/:interactionId/hold" },
  "call.resume": { method: "POST", path: "/api/interactions/:interactionId/resume" },
  "call.mute": { method: "POST", path: "/api/interactions/:interactionId/mute" },
  "call.consult": { method: "POST", path: "/api/interactions/:interactionId/consult" },
  "call.confirmConsult": {
    method: "POST",
    path: "/api/interactions/:interactionId/confirm-consult",
  },
  "call.endConsult": { method: "POST", path: "/api/interactions/:interactionId/end-consult" },
  "call.switchToCustomer": {
    method: "POST",
    path: "/api/interactions/:interactionId/switch-to-customer",
  },
  "call.switchToColleague": {
    method: "POST",
    path: "/api/interactions/:interactionId/switch-to-colleague",
  },
  "call.completeTransfer": {
    method: "POST",
    path: "/api/interactions/:interactionId/complete-transfer",
  },
  "call.merge": { method: "POST", path: "/api/interactions/:interactionId/merge" },
  "call.leave": { method: "POST", path: "/api/interactions/:interactionId/leave" },
  "call.dropParty": { method: "POST", path: "/api/interactions/:interactionId/drop-party" },
  "call.handOverPrimary": {
    method: "POST",
    path: "/api/interactions/:interactionId/hand-over-primary",
  },
  "call.pauseRecording": {
    method: "POST",
    path: "/api/interactions/:interactionId/pause-recording",
  },
  "call.resumeRecording": {
    method: "POST",
    path: "/api/interactions/:interactionId/resume-recording",
  },
  "call.endAbusive": { method: "POST", path: "/api/interactions/:interactionId/end-abusive" },
  "call.recoveryPause": { method: "POST", path: "/api/interactions/:interactionId/recovery-pause" },
  "contact.setVariables": { method: "POST", path: "/api/interactions/:interactionId/variables" },
  "call.rejoin": { method: "POST", path: "/api/interactions/:interactionId/rejoin" },
  "contact.end": { method: "POST", path: "/api/interactions/:interactionId/end" },
  "wrapUp.complete": { method: "POST", path: "/api/interactions/:interactionId/wrap-up" },
  "wrapUp.keepOpen": { method: "POST", path: "/api/interactions/:interactionId/wrap-up/keep-open" },
  "chat.start": { method: "POST", path: "/api/chats" },
  "chat.leave": { method: "POST", path: "/api/chats/:interactionId/leave" },
  "flow.publish": { method: "POST", path: "/api/flows/:flowId/publish" },
  "flow.restore": { method: "POST", path: "/api/flows/:flowId/versions/:version/restore" },
  "configuration.put": { method: "PUT", path: "/api/configuration/:kind/:id" },
  "configuration.import": { method: "PUT", path: "/api/configuration-document" },
  "configuration.remove": { method: "DELETE", path: "/api/configuration/:kind/:id" },
} as const satisfies Record<string, Route>;

export const QUERY_ROUTES = {
  "setup.status": { method: "GET", path: "/api/setup" },
  "setup.found": { method: "POST", path: "/api/setup" },
  "session.get": { method: "GET", path: "/api/session" },
  "session.signIn": { method: "POST", path: "/api/session" },
  "session.signOut": { method: "DELETE", path: "/api/session" },
  "session.changePassword": { method: "POST", path: "/api/session/password" },
  "token.list": { method: "GET", path: "/api/tokens" },
  "token.create": { method: "POST", path: "/api/tokens" },
  "token.revoke": { method: "DELETE", path: "/api/tokens/:tokenId" },
  "account.put": { method: "PUT", path: "/api/accounts/:agentId" },
  "account.invite": { method: "POST", path: "/api/accounts/:agentId/invitation" },
  "account.removeSecondFactor": {
    method: "DELETE",
    path: "/api/accounts/:agentId/second-factor",
  },
  "session.list": { method: "GET", path: "/api/sessions" },
  "session.revoke": { method: "DELETE", path: "/api/sessions/:sessionId" },
  "secondFactor.begin": { method: "POST", path: "/api/me/second-factor" },
  "secondFactor.confirm": { method: "POST", path: "/api/me/second-factor/confirm" },
  "secondFactor.remove": { method: "POST", path: "/api/me/second-factor/remove" },
  "invitation.get": { method: "POST", path: "/api/invitations/find" },
  "invitation.accept": { method: "POST", path: "/api/invitations/accept" },
  "user.list": { method: "GET", path: "/api/users" },
  "user.put": { method: "PUT", path: "/api/users/:agentId" },
  "user.csvPreview": { method: "POST", path: "/api/users/csv/preview" },
  "user.csvApply": { method: "POST", path: "/api/users/csv/apply" },
  "role.list": { method: "GET", path: "/api/roles" },
  "audit.list": { method: "GET", path: "/api/audit" },
  "audit.export": { method: "GET", path: "/api/audit/export" },
  "view.get": { method: "GET", path: "/api/view" },
  "interaction.list": { method: "GET", path: "/api/interactions" },
  "interaction.get": { method: "GET", path: "/api/interactions/:interactionId" },
  "interaction.transcript": { method: "GET", path: "/api/interactions/:interactionId/transcript" },
  "recording.waveform": { method: "GET", path: "/api/recordings/:recordingId/waveform" },
  "phone.get": { method: "GET", path: "/api/me/phone" },
  "prompt.speak": { method: "POST", path: "/api/prompt-sounds/speak" },
  "trunk.putPassword": { method: "PUT", path: "/api/trunks/:trunkId/password" },
  "visitor.call": { method: "POST", path: "/api/visitors/calls" },
  "configuration.get": { method: "GET", path: "/api/configuration/:kind/:id" },
  "configuration.uses": { method: "GET", path: "/api/configuration/:kind/:id/uses" },
  "configuration.export": { method: "GET", path: "/api/configuration-document" },
  "configuration.plan": { method: "POST", path: "/api/configuration-document/plan" },
  "entryPoint.statuses": { method: "GET", path: "/api/entry-points/statuses" },
  "flow.list": { method: "GET", path: "/api/flows" },
  "flow.get": { method: "GET", path: "/api/flows/:flowId" },
  "flow.versions": { method: "GET", path: "/api/flows/:flowId/versions" },
  "flow.version": { method: "GET", path: "/api/flows/:flowId/versions/:version" },
  "flow.counts": { method: "GET", path: "/api/flows/:flowId/counts" },
  "flow.validate": { method: "POST", path: "/api/flow-checks" },
  "flow.test": { method: "POST", path: "/api/flow-trials" },
  "configuration.list": { method: "GET", path: "/api/configuration/:kind" },
  "hours.preview": { method: "POST", path: "/api/hours/preview" },
  "hours.at": { method: "POST", path: "/api/hours/at" },
  "holiday.calendar": { method: "GET", path: "/api/holiday-calendars/:calendar" },
  "visitor.create": { method: "POST", path: "/api/visitors" },
  "visitor.entryPoint": {
    method: "GET",
    path: "/api/visitors/entry-points/:organisationId/:entryPointId",
  },
} as const satisfies Record<string, Route>;

export type Route = { method: "GET" | "POST" | "PUT" | "DELETE"; path: string };
export type CommandName = keyof typeof COMMAND_ROUTES;
export type QueryName = keyof typeof QUERY_ROUTES;
