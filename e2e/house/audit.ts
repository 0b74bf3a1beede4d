import { spawnSync } from "node:child_process";

/**
 * `npm run audit`: known weaknesses of the packages that run. Ends with 1 where one is high or critical (rule A61). A
 * registry that answers no such question is named, and the others of CI decide.
 */
type Audit = {
  readonly message?: string;
  readonly error?: { readonly code?: string; readonly summary?: string };
  readonly metadata?: { readonly vulnerabilities: Readonly<Record<string, number>> };
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
};

const read = (text: string): Audit => {
  try {
    return JSON.parse(text) as Audit;
  } catch {
    return { message: text.trim().split("\n")[0] ?? "" };
  }
};

const { stdout, stderr, error } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
  encoding: "utf8",
  timeout: 60_000,
});
const audit = read(stdout ?? "");
const counts = audit.metadata?.vulnerabilities;
if (counts === undefined) {
  const line = /npm (?:warn|error) (.*)/u.exec(stderr ?? "")?.[1];
  const said = [audit.message, audit.error?.summary, line, error?.message].find(
    (one) => one !== undefined && one !== "",
  );
  console.log(`audit: NOT DONE, the registry gave no answer (${said ?? "nothing was said"})`);
} else {
  const bad = Object.entries(audit.vulnerabilities ?? {})
    .filter(([, { severity }]) => severity === "high" || severity === "critical")
    .map(([name, { severity }]) => `${name} (${severity})`);
  console.log(`audit: ${JSON.stringify(counts)}${bad.length === 0 ? "" : `: ${bad.join(", ")}`}`);
  if (bad.length > 0) process.exitCode = 1;
}
