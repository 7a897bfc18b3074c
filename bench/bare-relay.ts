/**
 * The yardstick of the relay bench: whatever a sender writes is inserted, committed and handed to the receiver,
 * and nothing else is done with it.
 */
import pg from "pg";
import { WebSocketServer } from "ws";

const { databaseUrl } = JSON.parse(process.argv[2] ?? "") as { databaseUrl: string };
const client = new pg.Client({ connectionString: databaseUrl });
await client.connect();
await client.query("create table bare_message (id bigserial primary key, body text not null)");
const insert = { name: "insert", text: "insert into bare_message (body) values ($1)" };

const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
server.on("connection", (socket, request) => {
  if (request.url !== "/sender") return;
  socket.on("message", (data) => {
    const body = String(data);
    void client.query({ ...insert, values: [body] }).then(() => {
      for (const receiver of server.clients) if (receiver !== socket) receiver.send(body);
    });
  });
});
server.on("listening", () => {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no address");
  process.send?.({ url: `ws://127.0.0.1:${address.port}` });
});
process.on("disconnect", () => process.exit(1));
process.on("SIGTERM", () => process.exit(0));
