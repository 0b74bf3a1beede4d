import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { MailState } from "../store/mail-store.ts";
import type { Measures } from "./measures.ts";

/** Read when the metrics are asked for. */
export type Gauges = {
  readonly sockets: () => number;
  readonly httpLines: () => number;
  readonly openRooms: () => number;
  /** Updates that came and are not on disk. */
  readonly unsavedUpdates: () => number;
  readonly closedForRepair: () => number;
  readonly isReady: () => Promise<boolean>;
  readonly mails: () => Promise<Readonly<Record<MailState, number>>>;
  /** Seconds since the last backup; null: none was made. */
  readonly backupAgeS: () => Promise<number | null>;
};

export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

export type Metrics = Measures & {
  /** Prometheus's text format. Labels are closed words: no person, delegation, title or address (rule D20). */
  readonly text: (gauges: Gauges) => Promise<string>;
};

/** Seconds; a flush of a slow disk takes 0.1. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const ROWS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

/** Figures of a process without a forum of its own. */
export const processText = (): Promise<string> => processFigures().metrics();

/** Figures of the process are the same for all forums in it. */
let ofProcess: Registry | null = null;
function processFigures(): Registry {
  if (ofProcess === null) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

export function openMetrics(build: { readonly version: string; readonly format: number }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const histogram = (name: string, help: string, buckets: number[]): Histogram =>
    new Histogram({ name: `concord_${name}`, help, buckets, registers });
  const gauge = (name: string, help: string): Gauge =>
    new Gauge({ name: `concord_${name}`, help, registers });

  const acknowledged = histogram(
    "acknowledgement_seconds",
    "From the first change of a batch to its acknowledgement, one a batch.",
    SECONDS,
  );
  const append = histogram("append_seconds", "Writing the rows of a batch to disk.", SECONDS);
  const batch = histogram("batch_seconds", "Storing and sending a batch.", SECONDS);
  const rows = histogram("batch_rows", "Rows in a batch.", ROWS);
  const refusals = new Counter({
    name: "concord_refusals_total",
    help: "Requests, commands and updates that were refused.",
    labelNames: ["reason"],
    registers,
  });
  const acts = new Counter({
    name: "concord_audited_acts_total",
    help: "Sign-ins, failures, ends, links and exports, by act and way.",
    labelNames: ["act", "way"],
    registers,
  });
  const lasting = {
    sockets: gauge("websockets", "Open WebSockets."),
    httpLines: gauge("http_fallback_lines", "Open lines of the HTTP fallback."),
    openRooms: gauge("open_rooms", "Opinions and drafts that are open in memory."),
    unsavedUpdates: gauge("unsaved_updates", "Updates that came and wait for the next batch."),
    closedForRepair: gauge("closed_for_repair", "Opinions and drafts that are closed for repair."),
    ready: gauge("ready", "1 while GET /api/ready answers 200."),
    backupAge: gauge("backup_age_seconds", "Since the last backup; -1: none was made."),
  };
  const mails = new Gauge({
    name: "concord_mails",
    help: "Mails in the queue, by state.",
    labelNames: ["state"],
    registers,
  });
  new Gauge({
    name: "concord_build_info",
    help: "1, with the version of the program, of the file's format and of Node.",
    labelNames: ["version", "format", "node"],
    registers,
  }).set({ version: build.version, format: String(build.format), node: process.versions.node }, 1);
  processFigures();

  return {
    batch: (one) => {
      acknowledged.observe(one.acknowledgedMs / 1_000);
      append.observe(one.appendMs / 1_000);
      batch.observe(one.batchMs / 1_000);
      rows.observe(one.rows);
    },
    refused: (reason) => refusals.inc({ reason }),
    noted: ({ act, way = "none" }) => acts.inc({ act, way }),
    text: async (gauges) => {
      lasting.sockets.set(gauges.sockets());
      lasting.httpLines.set(gauges.httpLines());
      lasting.openRooms.set(gauges.openRooms());
      lasting.unsavedUpdates.set(gauges.unsavedUpdates());
      lasting.closedForRepair.set(gauges.closedForRepair());
      lasting.ready.set((await gauges.isReady()) ? 1 : 0);
      lasting.backupAge.set((await gauges.backupAgeS()) ?? -1);
      try {
        for (const [state, n] of Object.entries(await gauges.mails())) mails.set({ state }, n);
      } catch {
        // While the store is away, all other figures are told.
        mails.reset();
      }
      return `${await registry.metrics()}\n${await processText()}`;
    },
  };
}
