// Runs from a folder without a server: reads the embedded record, and files that its reader chooses.
"use strict";
(() => {
  const { record, sums } = globalThis.concordArchive;
  const list = document.getElementById("result");
  const say = (words, isBad) => {
    const line = document.createElement("li");
    line.textContent = words;
    if (isBad) line.className = "bad";
    list.append(line);
  };
  const hex = (bytes) =>
    Array.from(new Uint8Array(bytes), (one) => one.toString(16).padStart(2, "0")).join("");
  const sha256 = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));
  const utf8 = (words) => new TextEncoder().encode(words);
  const canonical = (value) => {
    if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(",")}]`;
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    return `{${keys
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
      .join(",")}}`;
  };
  const digestOf = async (row) => {
    if (row.removed) return row.removed.digest;
    const { by, client, copied, update } = row;
    const body = utf8(canonical(row.kind === "words" ? { by, client, copied, update } : row.entry));
    const salted = new Uint8Array(16 + body.length);
    salted.set(row.salt.match(/../g).map((one) => parseInt(one, 16)));
    salted.set(body, 16);
    return sha256(salted);
  };
  const whyBad = async (row, heads, seq) => {
    if (row.seq !== seq) return "it is missing";
    if (row.prev !== heads[row.kind]) return "it does not follow the row before it";
    if (row.at === undefined) return null;
    const lines = `${row.seq}\n${row.prev}\n${row.kind}\n${row.at}\n${await digestOf(row)}`;
    return (await sha256(utf8(lines))) === row.hash ? null : "its content does not fit its hash";
  };
  const checkStream = async ({ stream, rows }) => {
    const heads = { minutes: "0".repeat(64), words: "0".repeat(64) };
    for (const [n, row] of rows.entries()) {
      const why = await whyBad(row, heads, n + 1);
      if (why !== null) {
        say(`${stream}: row ${n + 1}: ${why}`, true);
        return false;
      }
      heads[row.kind] = row.hash;
    }
    say(`${stream}: ${rows.length} rows, whole`);
    return true;
  };
  const checkRecord = async () => {
    let isWhole = true;
    for (const stream of record.streams) if (!(await checkStream(stream))) isWhole = false;
    // A chain says nothing of a whole stream that was left out: the forum names them.
    const there = new Set(record.streams.map(({ stream }) => stream));
    const [forum] = record.streams;
    for (const { entry } of forum === undefined ? [] : forum.rows) {
      if (!entry || entry.type !== "opinionOpened" || there.has(entry.opinionId)) continue;
      say(`${entry.opinionId}: it is missing`, true);
      isWhole = false;
    }
    document.getElementById("verdict").textContent = isWhole
      ? "The record is whole."
      : "The record is not whole.";
  };
  const checkFiles = async (files) => {
    const found = new Map(
      [...files].map((file) => [file.webkitRelativePath.split("/").slice(1).join("/"), file]),
    );
    let bad = 0;
    for (const [name, sum] of sums) {
      const file = found.get(name);
      const is = file === undefined ? null : await sha256(await file.arrayBuffer());
      if (is === sum) continue;
      bad += 1;
      say(`${name}: ${is === null ? "is missing" : "was changed"}`, true);
    }
    say(bad === 0 ? `${sums.length} files, whole` : `${bad} of ${sums.length} files are not whole`, bad > 0);
  };
  document.getElementById("files").addEventListener("change", ({ target }) => {
    void checkFiles(target.files);
  });
  void checkRecord();
})();
