import { lazyPart } from "../i18n/later-messages.ts";

/** Stands between, so that the page's first script names one more file, and none that these screens need. */
export const LanguagesScreen = lazyPart(async () => (await import("./languages-screen.tsx")).LanguagesScreen);
export const MainReportScreen = lazyPart(
  async () => (await import("./main-report-screen.tsx")).MainReportScreen,
);
export const DeskScreen = lazyPart(async () => (await import("./desk-screen.tsx")).DeskScreen);
export const AcrossScreen = lazyPart(async () => (await import("./across-screen.tsx")).AcrossScreen);
export const WhereScreen = lazyPart(async () => (await import("./where-screen.tsx")).WhereScreen);
export const ExpertsScreen = lazyPart(async () => (await import("./experts-screen.tsx")).ExpertsScreen);
export const MailScreen = lazyPart(async () => (await import("./mail-screen.tsx")).MailScreen);
export const AuditScreen = lazyPart(async () => (await import("./audit-screen.tsx")).AuditScreen);
export const OwnWaysScreen = lazyPart(async () => (await import("./own-ways-screen.tsx")).OwnWaysScreen);
export const ShelfScreen = lazyPart(async () => (await import("./shelf-screen.tsx")).ShelfScreen);
export const NewDraftScreen = lazyPart(async () => (await import("./new-draft-screen.tsx")).NewDraftScreen);
export const BoardScreen = lazyPart(async () => (await import("./board-screen.tsx")).BoardScreen);
export const FarAgenda = lazyPart(async () => {
  const styles = import("../meetings/agenda.css");
  return (await Promise.all([import("./agenda-screen.tsx"), styles]))[0].AgendaScreen;
});
export const FarConsultations = lazyPart(async () => {
  const styles = import("../consultations/consultations.css");
  return (await Promise.all([import("./consultations-screen.tsx"), styles]))[0].ConsultationsScreen;
});
