import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { queryText, ok, page, reads, refusals, id, body } from "./openapi-parts.ts";

export const doorSchemas = {
  SignIn: {
    type: "object",
    properties: { token: { type: "string" }, code: { type: "string" } },
    description: "one of both",
  },
  ChosenLanguage: {
    type: "object",
    required: ["language"],
    properties: { language: { enum: REPORT_LANGUAGES } },
  },
  AskedLink: {
    type: "object",
    required: ["email"],
    properties: { email: { type: "string" }, language: { enum: REPORT_LANGUAGES } },
  },
  ReturnTo: {
    type: "object",
    properties: { returnTo: { type: "string", description: "a page of this site to go to afterwards" } },
  },
  PasskeyAnswer: {
    type: "object",
    required: ["response"],
    properties: {
      response: { type: "object", description: "of navigator.credentials, in its JSON form" },
      name: { type: "string", description: "of a new passkey" },
    },
  },
};

const done = (description: string): unknown => ({ responses: { 204: { description }, ...refusals } });

/** Accounts of an organisation and passkeys: signing in with them, and a person's own. */
const entryPaths = {
  "/api/sign-in/ways": reads("the ways in that this site has beside links"),
  "/api/sign-in/openid": {
    post: {
      requestBody: body("ReturnTo"),
      responses: { 200: ok("the provider's address to go to; sets a cookie"), ...refusals },
    },
  },
  "/api/sign-in/openid/callback": {
    get: {
      description: "The provider sends the browser here.",
      parameters: ["state", "code", "error", "iss"].map(queryText),
      responses: { 303: { description: "to a page of this site, with `refused` where it failed" } },
    },
  },
  "/api/sign-in/passkey/options": {
    post: { responses: { 200: ok("a challenge for navigator.credentials.get"), ...refusals } },
  },
  "/api/sign-in/passkey": {
    post: {
      requestBody: body("PasskeyAnswer"),
      ...(done("signed in; sets the cookie") as object),
    },
  },
  "/api/account/ways": reads("the site's ways in, and the reader's own accounts and passkeys"),
  "/api/account/openid": {
    post: {
      description: "Connects an account with the person who is signed in.",
      requestBody: body("ReturnTo"),
      responses: { 200: ok("the provider's address to go to; sets a cookie"), ...refusals },
    },
  },
  "/api/account/openid/{id}": { delete: { parameters: [id], ...(done("removed") as object) } },
  "/api/account/passkeys/options": {
    post: { responses: { 200: ok("a challenge for navigator.credentials.create"), ...refusals } },
  },
  "/api/account/passkeys": {
    post: { requestBody: body("PasskeyAnswer"), ...(done("added") as object) },
  },
  "/api/account/passkeys/{id}": { delete: { parameters: [id], ...(done("removed") as object) } },
};

const token = { name: "token", in: "path", required: true, schema: { type: "string" } };

/** Pages and files that the server itself writes. */
const sitePaths = {
  "/api/openapi.json": { get: { responses: { 200: ok("this description") } } },
  "/metrics": {
    get: {
      description: "For Prometheus: with METRICS_TOKEN as a bearer token, without one from this machine.",
      responses: {
        200: { description: "figures", content: { "text/plain": {} } },
        401: { description: "the token is missing or wrong" },
        404: { description: "nothing for this client" },
      },
    },
  },
  "/worker.js": {
    get: {
      description: "The page's worker: opens visited Opinions without network (rules K34, K37).",
      responses: {
        200: { description: "a script, or one that removes itself", content: { "text/javascript": {} } },
        404: { description: "the page is not built" },
      },
    },
  },
  "/.well-known/security.txt": {
    get: {
      description: "There where SECURITY_CONTACT is set.",
      responses: { 200: { description: "to whom to report a weakness", content: { "text/plain": {} } } },
    },
  },
  "/unsubscribe/{token}": {
    get: { parameters: [token], responses: { 200: page("asks if mails should end") } },
    post: { parameters: [token], responses: { 200: page("mails have ended, or the link is not known") } },
  },
};

/** Signing in and out, and a person's devices. */
export const doorPaths = {
  ...sitePaths,
  ...entryPaths,
  "/api/language": {
    post: {
      requestBody: body("ChosenLanguage"),
      responses: { 204: { description: "the page and mails speak it" }, ...refusals },
    },
  },
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
