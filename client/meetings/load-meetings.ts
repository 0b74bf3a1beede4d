import { lazyPart } from "../i18n/later-words.ts";

// The words come first: meetings are fetched while they are already read.
export const MeetingBanner = lazyPart(async () => (await import("./meeting-banner.tsx")).MeetingBanner);
export const OpenMeetingDialog = lazyPart(
  async () => (await import("./open-meeting-dialog.tsx")).OpenMeetingDialog,
);
export const CloseMeetingDialog = lazyPart(
  async () => (await import("./close-meeting-dialog.tsx")).CloseMeetingDialog,
);
