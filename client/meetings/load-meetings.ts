import { quietPart } from "../i18n/later-messages.ts";

// The words come first: dialogs of meetings are fetched while they are already read.
export const OpenMeetingDialog = quietPart(
  async () => (await import("./open-meeting-dialog.tsx")).OpenMeetingDialog,
);
export const PlanDialog = quietPart(async () => (await import("./plan-dialog.tsx")).PlanDialog);
export const CancelPlanDialog = quietPart(
  async () => (await import("./cancel-plan-dialog.tsx")).CancelPlanDialog,
);
export const CloseMeetingDialog = quietPart(
  async () => (await import("./close-meeting-dialog.tsx")).CloseMeetingDialog,
);
