/** One part of a catalog: vite.config.ts picks and compiles it. */
declare module "*.json?first" {
  const messages: import("./catalog-parts.ts").FirstMessages;
  export default messages;
}
declare module "*.json?later" {
  const messages: import("./catalog-parts.ts").LaterMessages;
  export default messages;
}
declare module "*.json?desk" {
  const messages: import("./catalog-parts.ts").DeskCatalog;
  export default messages;
}
declare module "*.json?report" {
  const messages: import("./catalog-parts.ts").ReportCatalog;
  export default messages;
}
