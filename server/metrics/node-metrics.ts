import { Counter, Gauge, Registry } from "prom-client";
import type { AppendFailure } from "../cluster/measured-store.ts";

/** Read when the figures are asked for. */
export type NodeGauges = {
  readonly owns: () => boolean;
  readonly isReady: () => boolean;
  readonly beatAgeMs: () => number;
  /** Claims of this process, and those that it lost. */
  readonly claims: () => number;
  readonly lost: () => number;
  readonly nodes: () => number;
  readonly forwarded: () => { readonly sockets: number; readonly requests: number; readonly bytes: number };
  /** True: a failover loses nothing that was acknowledged; null: this user may not see it. */
  readonly isStandbySynchronous: () => Promise<boolean | null>;
};

/** Figures of one node among several, which it tells in every state (rule D44). */
export type NodeMetrics = {
  readonly appendFailed: (how: AppendFailure) => void;
  readonly rowsLost: () => void;
  readonly text: (gauges: NodeGauges) => Promise<string>;
};

export function openNodeMetrics(): NodeMetrics {
  const registers = [new Registry()];
  const gauge = (name: string, help: string): Gauge =>
    new Gauge({ name: `concord_${name}`, help, registers });
  /** A figure that another part counts. */
  const counted = (name: string, help: string): ((n: number) => void) => {
    const counter = new Counter({ name: `concord_${name}`, help, registers });
    return (n) => {
      counter.reset();
      counter.inc(n);
    };
  };
  const failures = new Counter({
    name: "concord_appends_failed_total",
    help: "Batches of this owner that were not stored: another node has the forum, a place is taken, the database is away.",
    labelNames: ["how"],
    registers,
  });
  for (const how of ["fenced", "taken", "away"] as const) failures.inc({ how }, 0);
  const lostTail = new Counter({
    name: "concord_lost_tail_total",
    help: "Times that this node found rows gone that were stored, as after a failover.",
    registers,
  });
  const owns = gauge("owns", "1 while this node owns the forum.");
  const ready = gauge("node_ready", "1 while this node answers, by itself or through the owner.");
  const beatAge = gauge("beat_age_seconds", "Since this node sent its last beat that the database answered.");
  const nodes = gauge("nodes", "Nodes that live, as this one knows.");
  const standby = gauge(
    "standby_synchronous",
    "1: a failover loses nothing that was acknowledged. 0: it may. -1: unknown.",
  );
  const sockets = gauge("forwarded_websockets", "Open WebSockets that this node hands to the owner.");
  const claims = counted("claims_total", "Times that this node took the forum.");
  const lost = counted(
    "claims_lost_total",
    "Times that it lost the forum to another node or to its deadline.",
  );
  const requests = counted("forwarded_requests_total", "Requests that this node handed to the owner.");
  const bytes = counted("forwarded_bytes_total", "Bytes of the owner that this node passed on.");
  return {
    appendFailed: (how) => failures.inc({ how }),
    rowsLost: () => lostTail.inc(),
    text: async (gauges) => {
      const forwarded = gauges.forwarded();
      owns.set(gauges.owns() ? 1 : 0);
      ready.set(gauges.isReady() ? 1 : 0);
      beatAge.set(gauges.beatAgeMs() / 1_000);
      nodes.set(gauges.nodes());
      claims(gauges.claims());
      lost(gauges.lost());
      sockets.set(forwarded.sockets);
      requests(forwarded.requests);
      bytes(forwarded.bytes);
      // While the database is away, all other figures are told.
      const isSynchronous = await gauges.isStandbySynchronous().catch(() => null);
      standby.set(isSynchronous === null ? -1 : isSynchronous ? 1 : 0);
      return registers[0]!.metrics();
    },
  };
}
