import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig } from 'vite'
import electronViteConfig from '../../../electron.vite.config.ts'

const projectRoot = fileURLToPath(new URL('../../..', import.meta.url))

/** Builds the whole client as `npm run build` does, into a temporary folder; `remove` deletes it. */
export const buildClient = async (): Promise<{ folder: string; remove: () => Promise<void> }> => {
  const { renderer } = electronViteConfig as { renderer: InlineConfig }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'baton-bench-client-'))
  await build({
    ...renderer,
    root: path.join(projectRoot, 'renderer'),
    configFile: false,
    logLevel: 'warn',
    build: { ...renderer.build, outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 5000 },
  })
  return { folder, remove: async () => rm(folder, { recursive: true, force: true }) }
}
