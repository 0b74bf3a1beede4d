import { WebSocket, WebSocketServer } from "ws";

/** The limit of what a server can do that merges nothing: each message to everybody else, unread. */
const server = new WebSocketServer({
  host: "127.0.0.1",
  port: Number(process.env["PORT"]),
  perMessageDeflate: false,
});
server.on("listening", () => console.log("open"));
server.on("connection", (socket) => {
  socket.on("message", (bytes: Buffer) => {
    for (const other of server.clients) {
      if (other !== socket && other.readyState === WebSocket.OPEN) other.send(bytes);
    }
  });
  socket.on("error", () => socket.terminate());
});
