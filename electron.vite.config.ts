import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { shapesHash } from './core/domain/shapes/shapes.ts'
import manifest from './package.json' with { type: 'json' }
import { compiledShapesPlugin } from './scripts/compiled-shapes.ts'
import { threads } from './scripts/pure-core.ts'

const root = import.meta.dirname

/**
 * electron-vite makes the addresses in the page relative, for pages loaded from files. Ours is served from the root
 * of an origin, by main at `app://baton` and by the server, and the client's routes have slashes in them.
 */
const servedFromTheRoot: Plugin = { name: 'served-from-the-root', config: () => ({ base: '/' }) }

/**
 * Tells the service worker which files make up this version. The page itself is in the name of the version, so that
 * every change of the build is a new service worker.
 */
const namesTheAppsFiles: Plugin = {
  name: 'names-the-apps-files',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const names = Object.keys(bundle)
      .filter((name) => name.startsWith('assets/'))
      .toSorted()
    const page = bundle['index.html']
    const content = page?.type === 'asset' ? page.source : ''
    const version = createHash('sha256').update(names.join('\n')).update(content).digest('hex').slice(0, 16)
    const app = JSON.stringify({ version, files: names.map((name) => `/${name}`) })
    const worker = bundle['sw.js']
    if (worker?.type !== 'chunk') throw new Error('The build made no service worker.')
    const filled = worker.code.replace(/["'`]%APP_FILES%["'`]/, () => JSON.stringify(app))
    if (filled === worker.code) throw new Error('The service worker has no place for its files.')
    worker.code = filled
  },
}

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
    plugins: [react(), compiledShapesPlugin(), servedFromTheRoot, namesTheAppsFiles],
    define: {
      // In a browser there is no Electron to ask for the version.
      'import.meta.env.VITE_BATON_VERSION': JSON.stringify(manifest.version),
      // Working it out takes every start a few dozen milliseconds.
      'import.meta.env.VITE_BATON_SHAPES': JSON.stringify(shapesHash()),
      'import.meta.env.VITE_BATON_GALLERY': JSON.stringify(process.env['BATON_GALLERY'] ?? ''),
    },
    build: {
      outDir: 'out/renderer',
      minify: true,
      // Inlined assets would be `data:` addresses, which the policy allows for images alone.
      assetsInlineLimit: 0,
      // What the first list takes stays in one file: it is opened from the device, not over a network.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: {
          index: resolve(root, 'renderer/index.html'),
          sw: resolve(root, 'renderer/offline/worker/service-worker.ts'),
        },
        output: {
          // Zod and what keeps it from compiling go first: in one file, nothing of core runs between them.
          codeSplitting: {
            groups: [
              { name: 'zod', test: /node_modules[\\/]zod[\\/]|zod-without-eval|compiled-shapes|short-hash/u },
            ],
          },
          // At the root, because a service worker rules over the folder it lies in.
          entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        },
      },
    },
    worker: threads,
  },
})
