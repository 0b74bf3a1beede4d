import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Settings } from "../setup/settings.ts";

/** Older browsers do not take a page's own WebSockets for its own host. */
const ownSockets = ({ publicUrl }: Settings): readonly string[] =>
  publicUrl === null ? [] : [new URL(publicUrl).origin.replace(/^http/u, "ws")];

/** Lets a page load and connect to nothing but this server. */
export const siteHeaders = (settings: Settings): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'", ...ownSockets(settings)],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
    },
    strictTransportSecurity: "max-age=31536000; includeSubDomains",
    referrerPolicy: "no-referrer",
  });
