import { openMailSending } from "../mail/send-mails.ts";
import { readMailSettings } from "../mail/mail-settings.ts";
import { openSqlite } from "../store/sqlite.ts";

/** The real sending on the real store, in a process of its own, so that it can be killed. */
const settings = readMailSettings(process.env);
if (settings === null || "problem" in settings) throw new Error(settings?.problem ?? "no settings");
const store = openSqlite(process.env["STORE"] ?? "");
await openMailSending({
  store,
  settings,
  forum: {
    name: () => "WTPF",
    timeZone: "Europe/Zurich",
    seat: () => "Geneva",
    address: () => "https://concord.example.org",
  },
  takesPart: () => true,
  stopAddress: async () => "https://concord.example.org/unsubscribe/t",
  log: (line) => console.error(line),
  againMs: [20],
});
console.log("sending");
