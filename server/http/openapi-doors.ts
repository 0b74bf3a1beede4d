import { ok, refusals, id, body } from "./openapi-parts.ts";

/** Signing in and out, and a person's devices. */
export const doorPaths = {
  "/api/sign-in": {
    post: {
      requestBody: body("SignIn"),
      responses: { 204: { description: "signed in; sets the cookie" }, ...refusals },
    },
  },
  "/api/sign-in/mail": {
    post: {
      description: "The answer is the same whether the address is known or not.",
      requestBody: body("AskedLink"),
      responses: { 204: { description: "taken; sets a cookie for the code" }, ...refusals },
    },
  },
  "/api/devices": {
    get: { responses: { 200: ok("the reader's sign-ins by device"), ...refusals } },
    delete: { responses: { 200: ok("how many others were ended"), ...refusals } },
  },
  "/api/devices/{id}": {
    delete: { parameters: [id], responses: { 204: { description: "ended" }, ...refusals } },
  },
  "/api/devices/mail": {
    post: { responses: { 204: { description: "a link is sent to the reader's address" }, ...refusals } },
  },
  "/api/devices/links": {
    post: { responses: { 200: ok("a link and a short code for another device"), ...refusals } },
  },
  "/api/devices/links/{id}": {
    get: { parameters: [id], responses: { 200: ok("open, used or ended"), ...refusals } },
    delete: { parameters: [id], responses: { 204: { description: "withdrawn" }, ...refusals } },
  },
  "/api/sign-out": { post: { responses: { 204: { description: "signed out" }, 401: refusals[401] } } },
};
