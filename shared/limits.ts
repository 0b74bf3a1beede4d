/** Everything has a limit, with its unit in its name. Tested at the edge. */

/** One WebSocket frame from a client. */
export const FRAME_BYTES_MAX = 512 * 1024;
/** The socket's own limit before it cuts the connection: above FRAME_BYTES_MAX it is refused in words. */
export const SOCKET_BYTES_MAX = 8 * 1024 * 1024;
/** One Yjs update inside a frame. */
export const UPDATE_BYTES_MAX = 256 * 1024;
/** A whole state (sync step 2): it carries every deletion that its sender ever heard of. */
export const STATE_BYTES_MAX = 4 * 1024 * 1024;
/** Parts of one update that are read at all, before anything in it is looked at. */
export const STRUCTS_READ_MAX = 20_000;
/** New Yjs client ids in one update: a page has one, and some more where it was opened again and again without a network. */
export const NEW_CLIENTS_MAX = 200;
/** Deleted ranges of one message: more than the rooms' memory has place for, so that a page that comes back is heard. */
export const DELETIONS_READ_MAX = 600_000;
/** Ranges that one update deletes anew: nobody deletes so many places between two messages, or offline. */
export const NEW_DELETIONS_MAX = 5_000;
/** Words of one clause, in UTF-16 units. */
export const CLAUSE_CHARS_MAX = 20_000;
/** One press replaces so many places, by so many characters: what one edit of the text may hold. */
export const REPLACED_PLACES_MAX = 500;
export const REPLACEMENT_CHARS_MAX = 150;
/** First words of a clause in the outline: what one line shows. */
export const OUTLINE_CHARS_MAX = 80;
/** Words that two wordings may differ by and be compared word by word: the work grows with the square. */
export const COMPARED_EDITS_MAX = 500;
/** Words of one footnote, and footnotes that stand in an Opinion: whoever opens it is sent them. */
export const FOOTNOTE_CHARS_MAX = 4_000;
export const FOOTNOTES_MAX = 1_000;
/** Reasons, bases of marks and other short words. */
export const REASON_CHARS_MAX = 1_000;
/** Other wordings beside the bracketed one, and the words of one. */
export const ALTERNATIVES_MAX = 12;
export const ALTERNATIVE_CHARS_MAX = 2_000;
/** Owned brackets that stand in one clause. */
export const BRACKETS_OF_CLAUSE_MAX = 60;
/** People who confirm translations into one language. */
export const CONFIRMERS_MAX = 50;
export const NUMBER_CHARS_MAX = 60;
export const BASE_TEXT_NAME_CHARS_MAX = 120;
/** Base texts of an Opinion: its record holds the words of each. */
export const BASE_TEXTS_MAX = 60;
/** References that one act binds: of one clause. */
export const BOUND_REFERENCES_MAX = 200;
/** Proposals and threads that one base text lets lapse. */
export const LAPSED_MAX = 500;
export const NAME_CHARS_MAX = 120;
/** People of a delegation that its head may bring in; the secretariat may go beyond. */
export const PEOPLE_OF_DELEGATION_MAX = 100;
/** A list of people as a file, and its lines: ten times the largest forum. */
export const PEOPLE_FILE_BYTES_MAX = 2 * 1024 * 1024;
export const PEOPLE_LINES_MAX = 5_000;
/** People who get links or invitations by one request; the page sends more in parts. */
export const LINKED_PEOPLE_MAX = 1_000;

// Memory that texts take, estimated (rule G12). A long honest Opinion has some 20,000 pieces, 300,000 characters: 15 MB in all.
/** One piece of text as Yjs holds it, with its place in the ledger of deletions and in the record. */
export const PIECE_BYTES = 500;
/** One stretch in the ledger of deletions, a run of words in a proposal, a client id, a UTF-16 unit that stands. */
export const STRETCH_BYTES = 100;
export const RUN_BYTES = 200;
export const CLIENT_ID_BYTES = 1_000;
export const CHAR_BYTES = 16;
/** Memory of the forum, of one Opinion, of one draft. The worst forum opens within a heap of 1 GB. */
export const FORUM_TEXT_BYTES_MAX = 448 * 1024 * 1024;
export const OPINION_TEXT_BYTES_MAX = 192 * 1024 * 1024;
export const DRAFT_TEXT_BYTES_MAX = 16 * 1024 * 1024;
/**
 * One delegation may hold so much of what is still free: 90 MB of a forum and 48 MB of an Opinion while the others
 * hold little, and always something, however many others are at their limit. An office has no delegation beside it.
 * Forty edits a day in one Opinion, each in a place of its own, are less than 20 MB after twenty months.
 */
export const FORUM_SHARE_PERCENT_MAX = 25;
export const OPINION_SHARE_PERCENT_MAX = 33;
export const DRAFT_SHARE_PERCENT_MAX = 100;
export const OFFICE_SHARE_PERCENT_MAX = 100;
/** One person's share of the delegation's limit, so that the others can always go on. */
export const PERSON_SHARE_PERCENT_MAX = 75;
/** Client ids of cursors alone that are kept for one person in one room, the newest: a page has one. */
export const CURSOR_IDS_MAX = 200;

/** Open matters that the entry of a stage keeps: five on each paragraph of the longest text. */
export const STEP_MATTERS_MAX = 10_000;
/** Clauses that a refused stage names: more are not read in a sentence, and the page lists them all. */
export const STEP_CLAUSES_NAMED_MAX = 100;
/** Clauses of one Opinion, removed ones included. */
export const CLAUSES_MAX = 2_000;
/** Of these, the last, which the leads alone may take; and those that one delegation added and no lead settled. */
export const CLAUSES_OF_LEADS_MIN = 200;
export const CLAUSES_OF_ONE_MAX = 500;
/** Proposals of one Opinion, whatever became of them, and open drafts of one delegation. */
export const PROPOSALS_MAX = 5_000;
/** Of these, one delegation's, or one office's: nobody takes the others' places. */
export const PROPOSALS_OF_ONE_MAX = 1_000;
export const DRAFTS_MAX = 200;
/** Proposals of one delegation, or of one office, that run on one clause: each is fitted anew at each act on it. */
export const PROPOSALS_ON_CLAUSE_MAX = 20;
/** And the words, in UTF-16 units, that those which would change it ask for together. */
export const PROPOSED_CHARS_ON_CLAUSE_MAX = 60_000;
/** Delegations of one huddle, huddles of an Opinion that sit at once, and whatever became of them. */
export const HUDDLE_DELEGATIONS_MAX = 60;
export const HUDDLES_SITTING_MAX = 20;
export const HUDDLES_MAX = 500;
/** A decision can be taken back for so long by whoever made it; the server adds a little for the way to it. */
export const TAKE_BACK_MS = 10_000;
export const TAKE_BACK_WAY_MS = 2_000;
/** The fewest hours that a forum's rules may name for a silence: 60 days. */
export const SILENCE_HOURS_MAX = 1_440;
export const SILENCE_HOLIDAYS_MAX = 100;
/** The most hours that a forum may give delegations to answer if an objection stands: 60 days, longer than between two meetings. */
export const ANSWER_HOURS_MAX = 1_440;
/** Work that lies open at one Opinion's desk, inputs of one, clauses of an input, and revisions of an Opinion. */
export const MERGES_MAX = 6;
export const MERGE_INPUTS_MAX = 12;
/** Inputs that were taken off and may be put back, the last ones. */
export const MERGE_INPUTS_OFF_MAX = 10;
export const MERGE_CLAUSES_MAX = 500;
export const REVISIONS_MAX = 100;
/** Tables of all revisions of an Opinion: whoever opens it is sent them. */
export const REVISIONS_BYTES_MAX = 8_000_000;
/** A text that is pasted or read at the desk. */
export const MERGE_INPUT_CHARS_MAX = 200_000;
export const BATCH_COMMANDS_MAX = 500;
/** Limit of a batch, in acts on one clause: it is decided in one go, while nobody's typing is. */
export const BATCH_WORK_MAX = 500;
/** Builds of the page whose files are served, the newest included, and their bytes: one has 4 MB. */
/** Below this an answer is not worth compressing. */
export const COMPRESSED_BYTES_MIN = 512;
export const BUILDS_MAX = 3;
export const BUILDS_BYTES_MAX = 64 * 1024 * 1024;
/** Ids of one person's last commands: held in memory, kept on disk. Nobody waits for an answer over so many more. */
export const COMMAND_IDS_HELD_MAX = 256;
export const COMMAND_IDS_KEPT_MAX = 10_000;
/** Commands that one person withdraws before they come, while the server runs: each was pressed and cancelled by hand. */
export const WITHDRAWN_IDS_MAX = 1_000;
export const WITHDRAWN_IDS_KEPT_MAX = 10_000;
/** Body of one HTTP command. */
export const COMMAND_BYTES_MAX = 1024 * 1024;
/** One uploaded or read text file. */
export const IMPORT_BYTES_MAX = 2 * 1024 * 1024;
/** Adopted texts on the forum's shelf, the bytes of one, and of all: a page reads the whole shelf. */
export const SHELVED_TEXTS_MAX = 200;
export const SHELVED_TEXT_BYTES_MAX = 200_000;
export const SHELF_BYTES_MAX = 8_000_000;
export const SHELVED_NAME_CHARS_MAX = 300;
/** Contributions of a forum, the bytes of one's text, and of all: the server holds them. */
export const CONTRIBUTIONS_MAX = 1_000;
export const CONTRIBUTION_BYTES_MAX = 400_000;
export const CONTRIBUTIONS_BYTES_MAX = 16_000_000;
/** Revisions of one contribution. */
export const REVISIONS_OF_PAPER_MAX = 20;
export const CONTRIBUTION_NUMBER_CHARS_MAX = 20;
export const TITLE_CHARS_MAX = 300;
/** The Chair's own words in each of the two places of the report, and its number. */
export const REPORT_WORDS_CHARS_MAX = 20_000;
export const REPORT_NUMBER_CHARS_MAX = 60;
/** (Rev.n), (Cor.n) and (Add.n) of one number; reports that a forum issues; how far ahead one is set. */
export const REPORT_REVISIONS_MAX = 99;
export const REPORTS_MAX = 200;
/** Published drafts of the report that the forum discusses, and Opinions annexed to one. */
export const REPORT_DRAFTS_MAX = 40;
export const ANNEXES_MAX = 40;
export const REPORT_AHEAD_MS_MAX = 366 * 24 * 3600 * 1000;
/** The file of a forum: that of WTPF-26 has 40,000. */
export const PRESET_BYTES_MAX = 1_000_000;
/** A question to the search of texts, the words of it that count, and things of one kind that an answer tells. */
export const SEARCH_CHARS_MAX = 200;
export const SEARCH_TERMS_MAX = 8;
export const SEARCH_FOUND_OF_KIND_MAX = 10;
/** Working groups of a forum, and items of its agenda: WTPF-26 has five and ten. */
export const GROUPS_MAX = 60;
export const AGENDA_ITEMS_MAX = 100;
/** Changes of the forum's facts that a page is told, the newest: each change needs an officer and a reason. */
export const FORUM_CHANGES_TOLD_MAX = 100;
/** Entries of the timetable, windows of one, groups or Opinions that one names, times that one is extended. */
export const TIMETABLE_ENTRIES_MAX = 500;
/** Dates that one group has at once: a meeting each week for a year and more. They leave room in the timetable for all. */
export const GROUP_DATES_MAX = 60;
/** Days for which a date of a group opens its text: no informal meeting lasts longer, and the forum's deadlines hold. */
export const GROUP_DATE_DAYS_MAX = 7;
export const TIMETABLE_WINDOWS_MAX = 20;
export const TIMETABLE_SCOPE_MAX = 200;
export const EXTENSIONS_MAX = 50;
export const TIMETABLE_WHAT_CHARS_MAX = 400;
/** The clock is looked at anew at least this often while a window of the timetable is waited for. */
export const TIMETABLE_WAIT_MS_MAX = 15 * 60_000;
/** Entries in one answer of `minutes?after=`. */
export const EVENT_LOG_PAGE_ENTRIES = 1_000;
/** One is not longer than this but for its last entry: papers and revisions are long. */
export const EVENT_LOG_PAGE_BYTES = 1_000_000;
export const AWARENESS_BYTES_MAX = 1024;
/** Long work that cannot be made elsewhere takes this many milliseconds at once; what others type goes between. */
export const SLICE_MS = 10;
/** Milliseconds that a change waits for its frame: on a quiet server, and on a busy one. */
export const BATCH_INTERVAL_MS_MIN = 3;
export const BATCH_INTERVAL_MS_MAX = 50;
/** So shortly before a window turns nothing waits for a frame: longer than one is made, also where the disk is slow. */
export const TURN_NEAR_MS = 1_000;
/** Above this many the queued messages are carried out before the frame. */
export const QUEUED_MESSAGES_MAX = 256;
export const QUEUED_BYTES_MAX = 1024 * 1024;
/** Above this many people cursors wait: one goes each CURSOR_MS beside words, all each CURSORS_INTERVAL_MS or later without. */
export const CROWD_PEOPLE = 20;
export const CURSOR_MS = 3;
export const CURSORS_INTERVAL_MS = 200;
/** Unsent bytes of one reader above which it is spared the cursors, then the words, then is cut off. */
export const SLOW_AWARENESS_BYTES = 256 * 1024;
export const SLOW_WORDS_BYTES = 1024 * 1024;
export const SLOW_CLOSE_BYTES = 8 * 1024 * 1024;
/** A reader that was spared gets what it missed when no more than this waits for it. */
export const SLOW_DRAINED_BYTES = 64 * 1024;
/** A reader that does not catch up within this is cut off. */
export const SLOW_CLOSE_MS = 30_000;
/**
 * Comments of one delegation, or of all offices, in one Opinion, with the words that they speak of, in UTF-16 units: 130
 * pages. Two thousand comments of ordinary length have half of it.
 */
export const COMMENTS_CHARS_MAX = 400_000;
/** One person's messages and bytes a second, over all rooms and connections; more is throttled. */
export const USER_MESSAGES_PER_SECOND = 2_000;
export const USER_MESSAGES_BURST = 4_000;
export const USER_BYTES_PER_SECOND = 2 * 1024 * 1024;
export const USER_BYTES_BURST = 16 * 1024 * 1024;
/** The same of one delegation: four people who each send as much as a person may. Fifteen who type send a hundredth of it. */
export const DELEGATION_MESSAGES_PER_SECOND = 8_000;
export const DELEGATION_MESSAGES_BURST = 16_000;
export const DELEGATION_BYTES_PER_SECOND = 8 * 1024 * 1024;
export const DELEGATION_BYTES_BURST = 64 * 1024 * 1024;
/**
 * A message to another room than the person's last one costs as much as this many more: each room makes frames, and
 * flushes, of its own. Fifty windows that all come back at once are within the burst.
 */
export const ROOM_CHANGE_MESSAGES = 20;
/** Coming in costs as much: all who are there are told. */
export const JOIN_MESSAGES = 40;
/** Open connections of one person, by WebSocket or line: a laptop, a phone and a tablet with twenty windows each. For one more the least used is closed. */
export const CONNECTIONS_PER_PERSON_MAX = 60;
/** The same of one delegation: fifteen people, each with eight windows in each of five Opinions, have 600. One more is refused. */
export const CONNECTIONS_PER_DELEGATION_MAX = 640;
/** Unread bytes of all connections of one person; above it they get no further state. */
export const UNSENT_BYTES_MAX = 64 * 1024 * 1024;
/** Bytes of one person's unfinished messages and requests: two Word files, or four whole states. */
export const UNFINISHED_BYTES_MAX = 32 * 1024 * 1024;
/** The same of one delegation: fifteen people who all send a whole state or half a Word file at once. */
export const DELEGATION_UNFINISHED_BYTES_MAX = 128 * 1024 * 1024;
/** A piece of one costs about so much beside its bytes: a message may come byte by byte. A whole state in the smallest usual packets has 3,000. */
export const UNFINISHED_PIECE_BYTES = 256;
/** Parts of one WebSocket message: a whole state in parts of a kilobyte. */
export const FRAGMENTS_MAX = 4_096;
/** Ends an unfinished message or request after this silence; a page that lost its network comes back by itself. */
export const UNFINISHED_STALL_MS = 30_000;
/** Time limit for the head of a request, and for a whole request of an anonymous client. */
export const REQUEST_HEAD_MS_MAX = 10_000;
/** A proxy keeps an unused connection for up to two minutes: one that the server ended first would fail a request. */
export const CONNECTION_IDLE_MS = 130_000;
/** Interval of the check for requests that take too long. */
export const REQUESTS_CHECKED_MS = 2_000;
/** An act on one clause, a question for a whole state, and a new client id cost as much as this many messages. */
export const COSTLY_MESSAGES = 10;
/** A command over HTTP waits this long for its sender's allowance; where it would be longer it is refused with 429. */
export const COMMAND_WAIT_MS_MAX = 10_000;
/** Answers that are rebuilt, counted or written as files which one person is given in a second, after a first burst; above it they wait. */
export const REBUILDS_PER_SECOND = 5;
export const REBUILDS_BURST = 60;
/** Of those, how many of one person may wait behind the one in hand: two windows of the page ask for that many at once. */
export const REBUILDS_WAITING_MAX = 4;
/** Whole records that one person is given at once, and may wait for: pages and programs of theirs that all come back together. */
export const READS_AT_ONCE_MAX = 8;
/** As many commands over HTTP, too. */
export const READS_WAITING_MAX = 1_000;
/** A whole state costs as one more message for so many bytes: that of a long Opinion as much as 600. */
export const STATE_MESSAGE_BYTES = 500;
/** A connection that has not asked for the words' state by then is sent what comes without one. */
export const STATE_REQUEST_MS = 5_000;
/** A quiet connection gets an empty awareness update after this, or y-websocket reconnects at 30 s. */
export const QUIET_MS = 20_000;
/** A page that reads no notices loses its connection at this. */
export const NOTICES_UNREAD_BYTES_MAX = 256 * 1024;
/** Pings of a client that has nothing else to send, between two of our messages. */
export const PINGS_BETWEEN_MAX = 100;
/** A node that cannot be connected to within this is not waited for by another one that forwards to it. */
export const FORWARD_CONNECT_MS_MAX = 1_000;
/** A WebSocket refuses a close reason over this. */
export const CLOSE_REASON_BYTES_MAX = 123;

// A line is a connection over HTTP, where a network refuses WebSockets (docs/protocol.md).
/** One batch of messages that a line's page sends. */
export const LINE_BATCH_BYTES_MAX = 1024 * 1024;
/** More than a person may send at once: a mebibyte holds half a million messages of a byte. */
export const LINE_BATCH_MESSAGES_MAX = 4_000;
/** Messages kept until the page has confirmed them; a state that was asked for may be larger. */
export const LINE_KEPT_BYTES_MAX = 2 * 1024 * 1024;
export const LINE_KEPT_MESSAGES_MAX = 4_096;
/** A line that neither reads nor sends leaves the room after this. */
export const LINE_IDLE_MS = 30_000;
/** A long poll that has nothing to tell is answered after this. */
export const LINE_POLL_MS = 20_000;
/** A stream that has nothing to tell says so after this, or a proxy may take it for dead. */
export const LINE_HEARTBEAT_MS = 15_000;
/** A stream ends after this time or these bytes, so that the next one confirms what came. */
export const LINE_STREAM_MS = 60_000;
export const LINE_STREAM_BYTES_MAX = 256 * 1024;
/** Lines of one person that are kept, closed ones too: three devices of which each has five windows behind a strict proxy. */
export const LINES_PER_PERSON_MAX = 16;
/** Rows of an Opinion between two checkpoints: what opening it has to read beside the last one. */
export const CHECKPOINT_ROWS = 2_000;
/** Bytes of rows after which one is made sooner, and of those that opening reads at once. */
export const CHECKPOINT_BYTES = 4 * 1024 * 1024;
/** Rows of an Opinion between two checkpoints that are kept for good: what an earlier version has to read beside one. */
export const KEPT_CHECKPOINT_ROWS = 2_000;
/** An Opinion or a draft with nobody in it that nobody asked for in this time gives its memory back. */
export const ROOM_IDLE_MS = 10 * 60_000;
/** Views of one Opinion that are held at once, of circles of readers who are told different things. */
export const VIEWS_HELD_MAX = 8;
/** Earlier versions of all Opinions that are held in memory: a hall that walks through the past asks for the same. */
export const VERSIONS_HELD_MAX = 24;
/** And the runs of words in them, some 100 bytes each; a long Opinion's version has some 10,000. */
export const VERSION_RUNS_MAX = 400_000;
/** The thread that rebuilds versions ends when nobody asked for one in this time. */
export const VERSIONS_IDLE_MS = 60_000;
/** Pages are told this often at most that figures of Opinions have changed. */
export const FORUM_FIGURES_MS = 15_000;
/** A view of the forum is taken for unchanged no longer than this without being made anew. */
export const FORUM_KNOWN_MS = 60_000;
/** Views of the forum that are remembered by tag: three windows of each of 600 people. */
export const FORUM_TAGS_MAX = 2_000;
/** Acts of removing what was typed that each page is told with the forum; all stand in the forum's event log. */
export const REMOVALS_TOLD_MAX = 20;
/** Acts on people that each page is told with the forum: more than a month of an honest secretariat. All stand in the forum's event log. */
export const PEOPLE_ACTS_TOLD_MAX = 100;
/** Bytes written to see whether the disk takes something again: more than a busy frame. */
export const PROBE_BYTES = 64 * 1024;
/** Interval of those tries while the disk is full. */
export const PROBE_INTERVAL_MS = 1_500;
/** Path of the data folder: with `/concord.sock` behind it no system takes more than 103 bytes for a socket file. */
export const DATA_DIR_BYTES_MAX = 90;
/** An Opinion whose rows could not be read is tried again after this. */
export const QUARANTINE_MS = 30_000;
/** A stopped server that something holds up ends after this, and is killed shortly after. */
export const STOP_MS_MAX = 5_000;
/** `checkup` asks to look at a disk with less room, a flush that is slower, a backup that is older. */
export const CHECKUP_FREE_BYTES_MIN = 1024 * 1024 * 1024;
export const CHECKUP_FLUSH_MS_MAX = 100;
export const CHECKUP_BACKUP_MS_MAX = 24 * 3600 * 1000;

/** Words of a sentence times those of a clause up to which it is looked for through the wordings of brackets. */
export const BRACKETED_STEPS_MAX = 1_000_000;
/** Copies of the database from before upgrades that are kept beside it: more than two upgrades back nobody goes. */
export const UPGRADE_COPIES_MAX = 3;
/** Bytes that stay free on the disk when such a copy is made: the upgrade itself and the meeting after it need them. */
export const UPGRADE_FREE_BYTES_MIN = 32 * 1024 * 1024;
/** After a longer pause or jump, the operator must confirm the clock before the server removes anything. */
export const CLOCK_PAUSE_MS_MAX = 7 * 24 * 60 * 60 * 1000;
/** The forum's clock may stand this long behind a clock that was put back before it is told: NTP moves clocks by seconds. */
export const CLOCK_STANDS_MS_MAX = 60_000;
/** Time within which PostgreSQL answers one statement; after it the connection is destroyed, and the outcome is unknown. */
export const LINE_DEADLINE_MS = 1_500;
/** The same for what reads much, or waits for another's transaction. */
export const LINE_READ_MS = 5_000;
/** The same for what nobody waits for in a room: a copy of all tables, packing them, a search for damage. */
export const LINE_WHOLE_MS = 30 * 60 * 1000;
/** Time within which a connection to PostgreSQL is open. */
export const LINE_CONNECT_MS = 1_500;
/** A server that starts waits so long for its database. */
export const DATABASE_WAIT_MS = 10_000;
/** PostgreSQL ends a transaction whose process stands still for this long: others wait for what it locked. */
export const IDLE_TRANSACTION_MS = 2_000;
/** Connections of one server to PostgreSQL on which it reads; two more write. */
export const READ_LINES_MAX = 4;
/** Rows that PostgreSQL is asked for at once. */
export const ROWS_AT_ONCE_MAX = 500;

/** Opinions and drafts that one device keeps to be read without network, and how long it does without the server. */
export const COPIES_ROOMS_MAX = 64;
export const COPIES_DAYS_MAX = 14;
