import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Where the setup code lies for whoever can read the data folder. */
export const setupCodeFile = (dataDir: string): string => path.join(dataDir, 'setup-code')

/** Lays the code there, readable for this user alone; with null takes away what lay there. */
export const keepSetupCode = async (dataDir: string, code: string | null): Promise<void> => {
  const file = setupCodeFile(dataDir)
  await rm(file, { force: true })
  if (code === null) return
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeFile(file, `${code}\n`, { mode: 0o600, flag: 'wx' })
}

/** The code that lies in a data folder; undefined when its server has a workspace, or never ran. */
export const readSetupCode = async (dataDir: string): Promise<string | undefined> =>
  readFile(setupCodeFile(dataDir), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )
