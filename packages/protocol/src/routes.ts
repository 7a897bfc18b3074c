/**
 * Names, methods and paths, without the schemas: what a small client needs at run time.
 * `operations.ts` joins each name with its schemas.
 */

export const PROTOCOL_VERSION = 1;
export const STREAM_PATH = "/api/stream";

export const COMMAND_ROUTES = {
  "agent.signIn": { method: "POST", path: "/api/me/sign-in" },
  "agent.signOut": { method: "POST", path: "/api/me/sign-out" },
  "agent.setAvailable": { method: "POST", path: "/api/me/available" },
  "agent.setIdle": { method: "POST", path: "/api/me/idle" },
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
  "contact.end": { method: "POST", path: "/api/interactions/:interactionId/end" },
  "wrapUp.complete": { method: "POST", path: "/api/interactions/:interactionId/wrap-up" },
  "wrapUp.keepOpen": { method: "POST", path: "/api/interactions/:interactionId/wrap-up/keep-open" },
  "chat.start": { method: "POST", path: "/api/chats" },
  "chat.leave": { method: "POST", path: "/api/chats/:interactionId/leave" },
  "configuration.put": { method: "PUT", path: "/api/configuration/:kind/:id" },
  "configuration.remove": { method: "DELETE", path: "/api/configuration/:kind/:id" },
} as const satisfies Record<string, Route>;

export const QUERY_ROUTES = {
  "session.get": { method: "GET", path: "/api/session" },
  "session.signIn": { method: "POST", path: "/api/session" },
  "session.signOut": { method: "DELETE", path: "/api/session" },
  "session.changePassword": { method: "POST", path: "/api/session/password" },
  "token.list": { method: "GET", path: "/api/tokens" },
  "token.create": { method: "POST", path: "/api/tokens" },
  "token.revoke": { method: "DELETE", path: "/api/tokens/:tokenId" },
  "account.put": { method: "PUT", path: "/api/accounts/:agentId" },
  "view.get": { method: "GET", path: "/api/view" },
  "interaction.list": { method: "GET", path: "/api/interactions" },
  "interaction.get": { method: "GET", path: "/api/interactions/:interactionId" },
  "interaction.transcript": { method: "GET", path: "/api/interactions/:interactionId/transcript" },
  "configuration.list": { method: "GET", path: "/api/configuration/:kind" },
  "visitor.create": { method: "POST", path: "/api/visitors" },
  "visitor.entryPoint": {
    method: "GET",
    path: "/api/visitors/entry-points/:organisationId/:entryPointId",
  },
} as const satisfies Record<string, Route>;

export type Route = { method: "GET" | "POST" | "PUT" | "DELETE"; path: string };
export type CommandName = keyof typeof COMMAND_ROUTES;
export type QueryName = keyof typeof QUERY_ROUTES;
