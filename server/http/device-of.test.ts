import { expect, test } from "vitest";
import { deviceOf } from "./device-of.ts";

const CHROMIUM = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0";

test.each([
  [`Mozilla/5.0 (Linux; Android 10; K) ${CHROMIUM} Mobile Safari/537.36`, "Chrome on Android"],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROMIUM} Safari/537.36 Edg/141.0.0.0`, "Edge on Windows"],
  [
    `Mozilla/5.0 (Linux; Android 14) SamsungBrowser/28.0 ${CHROMIUM} Safari/537.36`,
    "Samsung Internet on Android",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox on Linux"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Mobile/15E148 Safari/604.1",
    "Safari on iPhone",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.6 Safari/605.1.15",
    "Safari on macOS",
  ],
  ["curl/8.5.0", ""],
  ["A secret of mine; Windows\u202E<b>", "Windows"],
  [undefined, ""],
  ["Firefox/1 ".repeat(100_000), "Firefox"],
])("A23 names a device by its User-Agent and stores nothing else of it: %#", (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});
