import { expect, test } from "vitest";
import { readSettings } from "./settings.ts";
import { toldSettings } from "./told-settings.ts";

const problem = (environment: Record<string, string>): string => {
  const read = readSettings(environment);
  return "problem" in read ? read.problem : "";
};

const WRONG: readonly (readonly [string, readonly string[]])[] = [
  ["PORT", ["", " ", "abc", "-1", "1.5", "65536", "0x10", "1e3", "3000 ", "٣٠٠٠"]],
  ["HOST", [""]],
  ["DATA_DIR", [""]],
  [
    "PUBLIC_URL",
    [
      "",
      " ",
      "concord",
      "concord.example.org",
      "ftp://a.example",
      "javascript:alert(1)",
      "https://",
      "https://a.example/concord",
      "https://a.example/?a",
      "https://a.example/#a",
    ],
  ],
  ["LOG_FORMAT", ["", "JSON", "yaml"]],
  ["ALLOW_HTTP", ["", "yes", "true", "2"]],
  [
    "FORUM_NOW",
    ["", "now", "2025-06-20", "2025-06-20T09:00", "2025-06-20 09:00Z", "2025-13-40T09:00Z", "1750410000"],
  ],
];

test("W9 names an unreadable setting and its valid values in one plain sentence", () => {
  let n = 0;
  for (const [name, values] of WRONG) {
    for (const value of values) {
      const said = problem({ [name]: value });
      expect(said).toMatch(
        new RegExp(`^The setting ${name} is (empty|".*")\\. It may be .*, or left out\\.$`),
      );
      expect(said).not.toMatch(/NaN|expected|Invalid|regex/i);
      n += 1;
    }
  }
  console.log(`${n} wrong settings: ${n} said`);
});

test("W9 no sentence repeats a secret that cannot be used", () => {
  for (const METRICS_TOKEN of ["short", "with a space in it, and long enough", "x".repeat(600)]) {
    const said = problem({ METRICS_TOKEN });
    expect(said).toMatch(/^The setting METRICS_TOKEN cannot be used\. It may be a secret /u);
    expect(said).not.toContain(METRICS_TOKEN);
  }
});

test("D39 DATABASE_URL is no secret that a sentence tells, and FORUM_NOW is refused beside it", () => {
  const DATABASE_URL = "postgres://concord:secret@database.example.org/concord";
  const read = readSettings({ DATABASE_URL, NODE_ADDRESS: "http://10.0.0.5:3000/" });
  if ("problem" in read) throw new Error(read.problem);
  expect([read.databaseUrl, read.nodeAddress]).toEqual([DATABASE_URL, "http://10.0.0.5:3000"]);
  expect(JSON.stringify(toldSettings(read))).not.toContain("secret@");
  expect(problem({ DATABASE_URL, FORUM_NOW: "2025-06-20T09:00Z" })).toMatch(/^FORUM_NOW and DATABASE_URL /u);
  for (const wrong of ["mysql://secret@a/b", "postgres://secret", "secret"])
    expect(problem({ DATABASE_URL: wrong })).toMatch(
      /^The setting DATABASE_URL cannot be used\. It may be /u,
    );
  expect(problem({ CLUSTER_SECRET: "short" })).toMatch(/^The setting CLUSTER_SECRET cannot be used\./u);
  expect(problem({ NODE_ADDRESS: "https://a.example" })).toMatch(/^The setting NODE_ADDRESS is /u);
});

/** Of these the sentence never repeats the value: a password may stand in it. */
const MAIL = { SMTP_URL: "smtp://localhost", MAIL_FROM: "concord@example.org" };
const WRONG_MAIL: readonly Record<string, string>[] = [
  ...[
    "",
    "mail.example.org",
    "http://a.example",
    "smtp://",
    "smtp://user@a.example",
    "smtp://a.example/x",
  ].map((one) => ({ ...MAIL, SMTP_URL: one })),
  ...["", "concord", "a@b@c", "a@example.org, b@example.org", "A\r\nBcc: b@example.org <a@example.org>"].map(
    (one) => ({ ...MAIL, MAIL_FROM: one }),
  ),
  ...["", "0", "-1", "1.5", "6001", "1e3"].map((one) => ({ ...MAIL, MAIL_PER_MINUTE: one })),
  { ...MAIL, MAIL_BOUNCES_TO: "nobody" },
  { ...MAIL, MAIL_DRY_RUN: "" },
  { MAIL_FROM: "concord@example.org" },
  { ...MAIL, SMTP_URL: "smtps://user:secret@mail.example.org" },
  { SMTP_URL: "smtps://user:secret@mail.example.org", PUBLIC_URL: "https://concord.example.org" },
];

test("A41 a wrong setting for mail stops the start with a sentence that repeats no password", () => {
  const said = WRONG_MAIL.map(problem);
  for (const one of said) {
    expect(one).toMatch(/^(The setting )?(SMTP_URL|MAIL_[A-Z_]+) .*\.$/);
    expect(one).not.toMatch(/secret|NaN|Invalid/);
  }
  console.log(`${said.length} wrong settings for mail: ${said.length} said`);
});

test("A41 mail needs TLS off this machine, and nothing without settings", () => {
  const mailOf = (environment: Record<string, string>) => {
    const read = readSettings({ PUBLIC_URL: "https://concord.example.org", ...environment });
    return "problem" in read ? read.problem : read.mail;
  };
  expect(mailOf({})).toBeNull();
  const smtp = { host: "mail.example.org", login: { user: "a@example.org", pass: "p/w" } };
  const at = (url: string) => mailOf({ ...MAIL, SMTP_URL: url });
  expect(at("smtps://a%40example.org:p%2Fw@mail.example.org")).toMatchObject({
    smtp: { ...smtp, port: 465, secure: true, needsTls: true },
    bouncesTo: "concord@example.org",
    perMinute: 60,
  });
  expect(at("smtp://a%40example.org:p%2Fw@mail.example.org:2587")).toMatchObject({
    smtp: { ...smtp, port: 2587, secure: false, needsTls: true },
  });
  expect(at("smtp://127.0.0.1:25")).toMatchObject({ smtp: { needsTls: false, login: null } });
  expect(mailOf({ ...MAIL, MAIL_DRY_RUN: "./mails" })).toMatchObject({ smtp: null });
});

test("D17 the settings at the start are one event, without a secret", () => {
  const settings = readSettings({
    PUBLIC_URL: "https://somebody:secret-1@concord.example.org",
    METRICS_TOKEN: "secret-2-of-the-metrics",
    SMTP_URL: "smtps://office:secret-3@mail.example.org",
    MAIL_FROM: "secret-4@example.org",
    SECURITY_CONTACT: "mailto:secret-5@example.org",
    OIDC_ISSUER: "https://accounts.example.org",
    OIDC_CLIENT_ID: "secret-6",
    OIDC_CLIENT_SECRET: "secret-7",
    TRUSTED_PROXIES: "10.0.0.5",
  });
  if ("problem" in settings) throw new Error(settings.problem);
  const [line, { event, fields }] = toldSettings(settings);
  expect(event).toBe("started");
  expect(Object.keys(fields ?? {}).toSorted()).toEqual(Object.keys(settings).toSorted());
  expect(line + JSON.stringify(fields)).not.toMatch(/secret-\d|somebody|office/u);
  expect(line).toMatch(/^settings: port 3000; host 127\.0\.0\.1; .*metricsToken yes; .*mail SMTP/u);
  expect(fields).toMatchObject({
    publicUrl: "https://concord.example.org",
    mail: "SMTP",
    metricsToken: true,
  });
});

test("W9 settings that are right are read, and those left out have their defaults", () => {
  expect(readSettings({})).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    publicUrl: null,
    allowHttp: false,
    forumNow: null,
  });
  const set = {
    PORT: "0",
    PUBLIC_URL: "https://a.example/",
    ALLOW_HTTP: "1",
    FORUM_NOW: "2025-06-20T11:00+02:00",
  };
  expect(readSettings(set)).toMatchObject({
    port: 0,
    publicUrl: "https://a.example",
    allowHttp: true,
    forumNow: Date.parse("2025-06-20T09:00Z"),
  });
});
