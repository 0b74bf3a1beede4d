/** Limits of several nodes on one database (docs/rules.md, D). */

/** A node that has told nothing for this long is dead: another one may take its keys. */
export const NODE_LEASE_MS = 2_000;
/** A node stops writing and answering this long after it sent its last answered beat: before its lease ends anywhere. */
export const NODE_RIGHT_MS = 1_800;
/** Interval at which an owner writes down its last stored row. */
export const LAST_SEEN_INTERVAL_MS = 1_000;
/** Interval of beats. */
export const BEAT_INTERVAL_MS = 500;
/** Interval of beats while another node stops and is about to give the forum back. */
export const BEAT_WAITING_MS = 50;
/** A node that stops gives its balancer this long to see that it is not ready. */
export const DRAIN_MS = 1_000;
/** A node that starts looks this often whether it answers. */
export const NODE_WAIT_MS = 50;
/** The language between nodes and in the tables that this version speaks. */
export const NODE_SPEAKS = 1;
/** A machine that asks for a command has this long from its challenge to its signed request. */
export const COMMAND_CHALLENGE_MS_MAX = 30_000;
/** The owner says this often that a command of another machine is under way. */
export const COMMAND_BEAT_MS = 1_000;
/** A machine that hears nothing of its command for this long gives it up. */
export const COMMAND_SILENCE_MS_MAX = 30_000;
/** A command waits this long for a node that owns the forum and can be reached. */
export const OWNER_WAIT_MS_MAX = 10_000;
/** Interval at which it looks for one. */
export const COMMAND_LOOK_MS = 200;
/** Bytes of a command with the file that it reads; a backup comes behind it. */
export const COMMAND_LINE_BYTES_MAX = 16 * 1024 * 1024;
