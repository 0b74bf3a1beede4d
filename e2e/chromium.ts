import { existsSync } from "node:fs";

/** Debian's Chromium. The one without windows is a package of its own, and starts and draws with less work. */
const PLACES = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"] as const;

/** The browser of the stories: `CHROMIUM`, or the first of Debian's that is installed. It may be missing. */
export const CHROMIUM: string = process.env["CHROMIUM"] ?? PLACES.find((one) => existsSync(one)) ?? PLACES[1];
