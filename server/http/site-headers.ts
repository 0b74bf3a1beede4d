import type { Context, MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Settings } from "../setup/settings.ts";
import { hashSource, type InlineHashes } from "./first-html.ts";

/**
 * The two style elements that react-aria adds to a page by itself: how it scrolls under a finger, and behind a dialog
 * on iOS. The policy names their hashes, so that no other inline style works.
 */
export const LIBRARY_STYLES = [
  "@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}",
  "@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}",
] as const;

/** Older browsers do not take a page's own WebSockets for its own host. */
const ownSockets = ({ publicUrl }: Settings): readonly string[] =>
  publicUrl === null ? [] : [new URL(publicUrl).origin.replace(/^http/u, "ws")];

const SAME_FOR_ALL = [
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  // Nothing turns a string into HTML or a script.
  "require-trusted-types-for 'script'",
];
const NO_POLICY = "trusted-types 'none'";

const pagePolicy = (settings: Settings, inline: InlineHashes): string =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...inline.scripts].join(" "),
    ["style-src 'self'", ...LIBRARY_STYLES.map(hashSource), ...inline.styles].join(" "),
    "style-src-attr 'none'",
    "img-src 'self'",
    "font-src 'self'",
    ["connect-src 'self'", ...ownSockets(settings)].join(" "),
    "form-action 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    ...SAME_FOR_ALL,
    // The page's own rule lets the address of its worker through, and nothing else (rule A57).
    "trusted-types concord-worker",
  ].join("; ");

/** An answer of the interface is no page. A browser that shows one all the same gives it nothing. */
const ANSWER_POLICY = [
  "default-src 'none'",
  "form-action 'none'",
  "sandbox",
  ...SAME_FOR_ALL,
  NO_POLICY,
].join("; ");

/** A public page takes its style from here and posts its forms here; nothing else (rule F19). */
const PUBLIC_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'self'",
  ...SAME_FOR_ALL,
  NO_POLICY,
].join("; ");

/** With the secretariat's preview of them. */
const PUBLIC = /^\/(public|preview)(\/|$)/u;
const INTERFACE = /^\/(api|ws)(\/|$)/u;

/** Nothing of the device is used but the clipboard, to copy a text, and the whole screen. */
const UNUSED = [
  "accelerometer",
  "autoplay",
  "bluetooth",
  "browsing-topics",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];

/** Files of the page: scripts, styles, fonts. */
const FILE = /^\/assets\//u;

/** Lets a page load, run and connect to nothing but this server (rules A56, A57). Reports go to nobody. */
export function siteHeaders(settings: Settings, inline: InlineHashes): MiddlewareHandler {
  const others = secureHeaders({
    strictTransportSecurity: "max-age=31536000; includeSubDomains",
    referrerPolicy: "no-referrer",
    xFrameOptions: "DENY",
  });
  const policy = pagePolicy(settings, inline);
  const policyOf = (c: Context): string => {
    // A file that is downloaded is no page, wherever it stands.
    if (c.res.headers.has("content-disposition")) return ANSWER_POLICY;
    if (PUBLIC.test(c.req.path)) return PUBLIC_POLICY;
    return INTERFACE.test(c.req.path) || FILE.test(c.req.path) ? ANSWER_POLICY : policy;
  };
  const permissions = UNUSED.map((name) => `${name}=()`).join(", ");
  return async (c, next) => {
    await others(c, next);
    const isAnswer = INTERFACE.test(c.req.path);
    const isPage = !isAnswer && !FILE.test(c.req.path);
    // Only a page loads others and uses devices: on a slow line each byte of the rest is felt.
    c.header("content-security-policy", policyOf(c));
    if (isAnswer && !c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
    if (isPage) c.header("permissions-policy", permissions);
  };
}
