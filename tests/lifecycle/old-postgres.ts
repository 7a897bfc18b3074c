import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/**
 * As much of PostgreSQL's protocol (version 3, "Message Formats") as it takes to be asked for one's
 * version: no such old server can be installed here. Answers every query with that version.
 */
export async function serveOldPostgres(version: string): Promise<number> {
  const server = createServer((socket) => {
    let greeted = false;
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      // The start-up message carries no type byte; "X" is the client's good-bye.
      if (!greeted) greet(socket, version);
      else if (data[0] === "Q".charCodeAt(0)) answer(socket, version);
      greeted = true;
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

function greet(socket: Socket, version: string): void {
  socket.write(message("R", int32(0))); // AuthenticationOk
  socket.write(message("S", text("server_version"), text(version)));
  socket.write(message("Z", Buffer.from("I"))); // ReadyForQuery, idle
}

function answer(socket: Socket, version: string): void {
  const column = [
    text("server_version"),
    int32(0),
    int16(0),
    int32(25),
    int16(-1),
    int32(-1),
    int16(0),
  ];
  socket.write(message("T", int16(1), ...column)); // RowDescription
  socket.write(message("D", int16(1), int32(Buffer.byteLength(version)), Buffer.from(version)));
  socket.write(message("C", text("SHOW"))); // CommandComplete
  socket.write(message("Z", Buffer.from("I")));
}

function message(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

const text = (value: string): Buffer => Buffer.from(`${value}\0`);

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}
