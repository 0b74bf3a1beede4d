import { quietPart } from "../i18n/later-messages.ts";

// The words come first: dialogs of meetings are fetched while they are already read.
export const OpenMeetingDialog = quietPart(
  async () => (await import("./open-meeting-dialog.tsx")).OpenMeetingDialog,
);
export const CloseMeetingDialog = quietPart(
  async () => (await import("./close-meeting-dialog.tsx")).CloseMeetingDialog,
);
