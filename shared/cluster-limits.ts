/** Limits of several nodes on one database (docs/rules.md, D). */

/** A node that has told nothing for this long is dead: another one may take its keys. */
export const NODE_LEASE_MS = 2_000;
/** A node stops writing and answering this long after it sent its last answered beat: before its lease ends anywhere. */
export const NODE_RIGHT_MS = 1_800;
/** Interval at which an owner writes down its last stored row. */
export const LAST_SEEN_INTERVAL_MS = 1_000;
/** Interval of beats. */
export const BEAT_INTERVAL_MS = 500;
/** A node that asks for no beat in this time is busy: its beats go on by themselves. */
export const BEAT_OVERDUE_MS = 700;
/** They stop when it has been busy for this long: its pages get no answers, and another node can give them. */
export const MAIN_SILENT_MS = 10_000;
/** Interval of beats after one that had no answer: the database may be back at any moment. */
export const BEAT_AGAIN_MS = 100;
/** A beat that looks for the end of another node's lease comes this long after it. */
export const BEAT_AFTER_LEASE_MS = 5;
/** Requests and handshakes wait this long for a new owner, before they are told to come back. */
export const HELD_MS = 3_000;
/** A node that is not the owner yet is asked again after this. */
export const MISDIRECTED_WAIT_MS = 50;
/** As many wait at once; others are told to come back at once. */
export const HELD_REQUESTS_MAX = 10_000;
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
