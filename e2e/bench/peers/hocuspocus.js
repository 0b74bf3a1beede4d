import { Server } from "@hocuspocus/server";

// As it comes: no extension, so nothing is stored; its own defaults for batching.
const server = new Server({ port: Number(process.env.PORT), address: "127.0.0.1", quiet: true });
await server.listen();
console.log("open");
