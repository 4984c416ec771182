import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import manifest from './package.json' with { type: 'json' }

const root = import.meta.dirname

/**
 * electron-vite makes the addresses in the page relative, for pages loaded from files. Ours is served from the root
 * of an origin, by main at `app://baton` and by the server, and the client's routes have slashes in them.
 */
const servedFromTheRoot: Plugin = { name: 'served-from-the-root', config: () => ({ base: '/' }) }

export default defineConfig({
  // Everything that runs in the app is bundled: the package holds no node_modules.
  main: {
    build: {
      externalizeDeps: false,
      rolldownOptions: { input: { index: resolve(root, 'electron/main/index.ts') } },
    },
  },
  // One CommonJS file, because a sandboxed preload script cannot require others.
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), servedFromTheRoot],
    // In a browser there is no Electron to ask for the version.
    define: { 'import.meta.env.VITE_BATON_VERSION': JSON.stringify(manifest.version) },
    build: {
      outDir: 'out/renderer',
      minify: true,
      // Inlined assets would be `data:` addresses, which the policy allows for images alone.
      assetsInlineLimit: 0,
      rolldownOptions: { input: resolve(root, 'renderer/index.html') },
    },
    worker: { format: 'es' },
  },
})
