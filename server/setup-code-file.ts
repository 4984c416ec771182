import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** The file with the setup code, for anyone who can read the data folder. */
export const setupCodeFile = (dataDir: string): string => path.join(dataDir, 'setup-code')

/** Writes the code there, readable only by this user; null removes the file. */
export const keepSetupCode = async (dataDir: string, code: string | null): Promise<void> => {
  const file = setupCodeFile(dataDir)
  await rm(file, { force: true })
  if (code === null) return
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeFile(file, `${code}\n`, { mode: 0o600, flag: 'wx' })
}

/** The setup code in a data folder; undefined if its server already has a workspace, or never ran. */
export const readSetupCode = async (dataDir: string): Promise<string | undefined> =>
  readFile(setupCodeFile(dataDir), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )
