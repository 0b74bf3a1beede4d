import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env["CONCORD_SERVER"] ?? "http://127.0.0.1:3000";

export default defineConfig({
  plugins: [react()],
  build: { outDir: "dist" },
  server: {
    proxy: {
      "/api": { target: server },
      "/ws": { target: server, ws: true },
    },
  },
});
