import { after, queryText, id, fallbackLine, ok, ref, refusals } from "./openapi-parts.ts";

const asks = ["concord", "schema", "generation"].map(queryText);
const lines = {
  get: { parameters: [id], responses: { 204: { description: "HTTP gets through" }, ...refusals } },
  post: {
    description:
      "A connection over HTTP, where a network refuses WebSockets; parameters as on the WebSocket.",
    parameters: [id, ...asks],
    responses: { 200: ok("its id", { properties: { line: { type: "string" } } }), ...refusals },
  },
};
const oneLine = {
  get: {
    description: "Messages after one, as text/event-stream where that is accepted, else by long poll.",
    parameters: [id, fallbackLine, after, queryText("wait")],
    responses: { 200: ok("messages in base64"), ...refusals },
  },
  post: {
    description: "The next batch: messages, each with its length before it as varUint.",
    parameters: [id, fallbackLine, { ...queryText("n"), required: true }],
    responses: { 204: { description: "taken, now or before" }, ...refusals },
  },
  delete: { parameters: [id, fallbackLine], responses: { 204: { description: "left" }, ...refusals } },
};
const socket = {
  get: {
    description: "A WebSocket; docs/protocol.md has its messages.",
    parameters: [id, ...asks],
    responses: { 101: { description: "open; a refusal is a close code" }, 401: refusals[401] },
  },
};

const noticeSocket = {
  get: {
    description: "A WebSocket that says a person's new notices as JSON, and takes no message.",
    parameters: [queryText("person")],
    responses: { 101: { description: "open; a refusal is a close code" }, 401: refusals[401] },
  },
};

/** Connections to Opinions, drafts and notices. A draft is found by its own delegation alone. */
export const linePaths = {
  "/ws/opinions/{id}": socket,
  "/ws/drafts/{id}": socket,
  "/ws/notices": noticeSocket,
  "/api/opinions/{id}/line": lines,
  "/api/opinions/{id}/line/{line}": oneLine,
  "/api/drafts/{id}": {
    get: {
      description: "As of an Opinion. Found by its own delegation alone.",
      parameters: [id],
      responses: { 200: ok("a draft as it stands"), ...refusals },
    },
  },
  "/api/drafts/{id}/minutes": {
    get: { parameters: [id, after], responses: { 200: ok("entries", ref("Minutes")), ...refusals } },
  },
  "/api/drafts/{id}/line": lines,
  "/api/drafts/{id}/line/{line}": oneLine,
};
