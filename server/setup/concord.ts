import { mkdirSync } from "node:fs";
import { ulid } from "ulid";
import type { NewId } from "../../shared/ids.ts";
import type { PresetFile } from "../../shared/presets/preset.ts";
import { type Audit, openAudit } from "../audit/audit.ts";
import type { Log } from "../log/log.ts";
import { type CommandIds, openCommandIds } from "../room/command-ids.ts";
import { type ForumClock, openClock } from "../time/clock.ts";
import { type ClockWatch, newestInstantOf, openClockWatch } from "../time/clock-watch.ts";
import type { ForumParts } from "./parts.ts";
import { foundForum, type Founding, openForumRoom } from "../forum/open-forum.ts";
import { fill, type InvitedPerson } from "./first-start.ts";
import { openFileWorkers } from "../exports/file-workers.ts";
import { openPast } from "../history/past.ts";
import { openBoard } from "../board/board.ts";
import { openDays } from "../board/days.ts";
import { openVersions } from "../history/versions.ts";
import { earlierPreset, installedPreset } from "./installed-presets.ts";
import { openMailQueue } from "../mail/mail-queue.ts";
import { openPublishing } from "../main-report/publish-draft.ts";
import { openIssuing } from "../report/issuing.ts";
import { openMeetingPapers } from "../report/meeting-papers.ts";
import { openMetrics } from "../metrics/metrics.ts";
import { openPeople } from "../forum/people.ts";
import { randomId } from "./random-id.ts";
import { openForumNews } from "../notices/forum-news.ts";
import { openMeetingNews } from "../notices/meeting-news.ts";
import { openInboxes } from "../notices/inboxes.ts";
import { watchedStore } from "../notices/watched-store.ts";
import { openRooms } from "../room/rooms.ts";
import { openServerLoad } from "../broadcast/server-load.ts";
import { openRehearsal } from "../time/rehearsal.ts";
import { openRetention, type Retention } from "../retention/retention.ts";
import { toldSince, withSampleOfficers } from "../told-sample/tell-sample.ts";
import { openToldClock, type ToldClock } from "../told-sample/told-clock.ts";
import { openSecretariat } from "../forum/secretariat.ts";
import { databaseFile, type Settings } from "./settings.ts";
import { committedTogether } from "../store/committed-together.ts";
import { openDiskWatch } from "../store/disk-watch.ts";
import type { Store } from "../store/store.ts";
import { toldApart } from "../store/told-apart.ts";
import { FORMAT } from "../store/sqlite-format.ts";
import packageJson from "../../package.json" with { type: "json" };
import { openFounded } from "./founding.ts";

/** A data folder opened: its forum, rooms and people. Without a network: the command line uses it too. */
export type Concord = ForumParts & {
  readonly newId: NewId;
  readonly dataDir: string;
  readonly commandIds: CommandIds;
  readonly retention: Retention;
  readonly clock: ForumClock;
  readonly clockWatch: ClockWatch;
  /** The address by which people reach the site. */
  readonly address: () => string;
  /** People invited by this opening: a first start's list, else empty. */
  readonly invited: readonly InvitedPerson[];
  readonly close: () => Promise<void>;
};

type Opening = {
  readonly settings: Settings;
  readonly log: Log;
  readonly address: () => string;
  /** Action where no forum was opened yet: fill it, or (`null`) leave it and say so. */
  readonly found: {
    readonly preset: string | PresetFile;
    readonly sample: boolean;
    /** The sample's story is told: work has gone on for weeks. Absent: nothing has happened yet. */
    readonly told?: boolean;
  } | null;
  /** Files of forums that are taken before those that ship with the product. */
  readonly presets?: ReadonlyMap<string, PresetFile>;
  /** Opens the forum's clock, where it is not the machine's. */
  readonly clockOf?: typeof openClock;
  /** Opens the store, where it is not SQLite in the data folder. */
  readonly openStore?: () => Promise<Store>;
};

function readFounding(
  { preset, sample, told = false }: NonNullable<Opening["found"]>,
  { presets, clock }: { readonly presets: ReadonlyMap<string, PresetFile>; readonly clock: ToldClock },
): Founding {
  const file = typeof preset === "string" ? (presets.get(preset) ?? installedPreset(preset)) : preset;
  if (file === null) throw new Error("this preset is not installed");
  if (!told) return { file, sample };
  const toldUntil = clock.now();
  clock.tell(toldSince(toldUntil));
  return { file: withSampleOfficers(file), sample, toldUntil };
}

/** Opens the data folder. Null where it holds no forum and none was to be founded. */
export async function openConcord({
  settings,
  log,
  address,
  found,
  presets = new Map(),
  clockOf = openClock,
  openStore = () => openFounded(databaseFile(settings), log),
}: Opening): Promise<Concord | null> {
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  const watched = watchedStore(committedTogether(await openStore()));
  const { store, isStoreAway } = toldApart(watched.store, { log });
  const disk = openDiskWatch({ probe: () => store.probe(), log });
  try {
    const { forumNow: start, dataDir } = settings;
    const isRehearsal = await openRehearsal(store, { forumNow: start, dataDir });
    const clock = openToldClock(clockOf({ start, newest: await newestInstantOf(store), isRehearsal }));
    const clockWatch = await openClockWatch({ store, clock, log });
    const newId: NewId = () => ulid(clock.told() ?? undefined);
    const audit = openAudit({ store, clock, disk, log, isClockRight: () => clockWatch.state() === "ok" });
    const metrics = openMetrics({ version: packageJson.version, format: FORMAT });
    audit.onNote(metrics.noted);
    const people = await openPeople(store, { clock, audit, lifetimes: settings.signIns });
    const earlierFacts = (id: string): PresetFile | null =>
      presets.get(id) ?? earlierPreset(id) ?? installedPreset(id);
    const options = { store, isStoreAway, disk, people, clock, newId, earlierFacts, audit, metrics, log };
    const known = await openForumRoom(options);
    if (known === null && found === null) {
      store.close();
      return null;
    }
    // Read before anything is written: a file with a fault founds nothing.
    const founding = known === null && found !== null ? readFounding(found, { presets, clock }) : null;
    if (founding !== null) await store.setBeingFounded(true);
    const forum = known ?? (founding === null ? null : await foundForum(options, founding));
    if (forum === null) throw new Error("no forum");
    const versions = openVersions(store, log);
    const past = openPast({ store, versions, forum });
    let stopping = false;
    const isStopping = (): boolean => stopping;
    const commandIds = openCommandIds({ store, clock });
    const rooms = openRooms({
      store,
      disk,
      forum,
      clock,
      newId: randomId,
      commandIds,
      past,
      measures: metrics,
      load: openServerLoad(),
      log,
      isStopping,
    });
    const inboxes = await openInboxes({ store, forum, rooms, onNotices: watched.onNotices, log });
    const { tellForum: tellFollowers } = inboxes;
    const forumNews = openForumNews({ forum, rooms, tellFollowers, onRows: watched.onRows, log });
    openMeetingNews({ forum, rooms, tellFollowers: inboxes.tellMeetings });
    const fileWorkers = openFileWorkers();
    const mail = openMailQueue({
      store,
      isOn: settings.mail !== null,
      host: () => new URL(address()).hostname,
      forumLanguage: () => forum.preset().language,
    });
    const days = openDays({ store, timeZone: forum.preset().timeZone, names: forum.names, log });
    const board = openBoard({ forum, rooms, clock, days });
    const meetingPapers = openMeetingPapers({ forum, rooms, versions, store, clock });
    const issue = openIssuing({
      forum,
      rooms,
      store,
      meetingPapers,
      newId: randomId,
      fileWorkers,
      clock,
    });
    const publish = openPublishing({ forum, rooms, store, fileWorkers, clock });
    const retention = openRetention({ store, forum, rooms, versions, days, clock, clockWatch, log });
    // The links of a first start are printed, not logged.
    let isFounding = known === null;
    const note: Audit["note"] = (one) => (isFounding ? undefined : audit.note(one));
    const noteAll: Audit["noteAll"] = (all) => (isFounding ? undefined : audit.noteAll(all));
    const secretariat = openSecretariat({
      forum,
      store,
      people,
      rooms,
      clock,
      newId,
      address,
      issue,
      publish,
      audit: { note, noteAll },
      log,
    });
    const invited = founding === null ? [] : await fill(founding, { forum, rooms, secretariat, clock });
    if (founding !== null) await store.setBeingFounded(false);
    isFounding = false;
    return {
      ...options,
      address,
      dataDir,
      commandIds,
      forum,
      rooms,
      inboxes,
      forumNews,
      versions,
      meetingPapers,
      past,
      fileWorkers,
      days,
      board,
      mail,
      secretariat,
      retention,
      clockWatch,
      invited,
      close: async () => {
        disk.close();
        await days.close();
        await retention.close();
        await versions.close();
        await fileWorkers.close();
        stopping = true;
        forumNews.close();
        inboxes.close();
        await rooms.close();
        await audit.close();
        await clockWatch.close();
        store.close();
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}
