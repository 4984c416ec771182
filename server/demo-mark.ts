import { access, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

const markOf = (dataDir: string): string => path.join(dataDir, 'demo')

/** Marks a data folder as holding the demo workspace, whose passwords are public in the source code. */
export const markAsDemo = async (dataDir: string): Promise<void> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeFile(markOf(dataDir), 'The demo workspace is in here: it must not be served to others.\n')
}

/** Whether the demo workspace is in a data folder. */
export const holdsDemo = async (dataDir: string): Promise<boolean> =>
  access(markOf(dataDir)).then(
    () => true,
    () => false,
  )
