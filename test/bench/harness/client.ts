import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig } from 'vite'
import electronViteConfig from '../../../electron.vite.config.ts'

const projectRoot = fileURLToPath(new URL('../../..', import.meta.url))

let built: Promise<string> | null = null

/** Builds the whole client as `npm run build` does, once a run, and gives back the folder it is in. */
export const buildClient = async (): Promise<string> => {
  built ??= buildIntoFolder()
  return built
}

/** Deletes what was built. */
export const removeClient = async (): Promise<void> => {
  if (built !== null) await rm(await built, { recursive: true, force: true })
}

const buildIntoFolder = async (): Promise<string> => {
  const { renderer } = electronViteConfig as { renderer: InlineConfig }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'baton-bench-client-'))
  await build({
    ...renderer,
    root: path.join(projectRoot, 'renderer'),
    configFile: false,
    logLevel: 'warn',
    build: { ...renderer.build, outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 5000 },
  })
  return folder
}
