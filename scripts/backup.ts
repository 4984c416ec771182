import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { byteSize } from '../core/domain/text/byte-size.ts'
import { readConfig, readSecretKey } from '../server/config.ts'
import { backUp } from '../server/store/backup/backup.ts'
import { reachDatabase } from './reach-database.ts'

/**
 * `npm run backup -- [file]`: writes everything the server stores to one file, whether or not the server is running.
 * Reads the server's environment. The file contains password hashes and the signing key, so protect it like those.
 */
const projectRoot = fileURLToPath(new URL('..', import.meta.url))

const main = async (): Promise<string> => {
  const [given, ...more] = process.argv.slice(2)
  if (more.length > 0 || given?.startsWith('-') === true)
    throw new Error('Name at most one file: npm run backup -- /backups/baton.backup')
  const config = readConfig(process.env)
  if (!config.ok) throw new Error(config.problem.message)
  const { dataDir, databaseUrl } = config.value
  if (databaseUrl === null && !(await stat(path.join(dataDir, 'postgres')).catch(() => null)))
    throw new Error(`There is no database in ${dataDir}. Set BATON_DATA_DIR to the server's data folder.`)
  const at = new Date()
  const file = path.resolve(given ?? `baton-${at.toISOString().replaceAll(':', '-').slice(0, 19)}.backup`)
  const key = config.value.secretKey === null ? await readSecretKey(config.value) : null
  if (key?.ok === false) throw new Error(key.problem.message)
  const { version } = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8')) as {
    version: string
  }
  const reached = await reachDatabase(config.value)
  try {
    const secretKey = key === null ? null : key.value.toString('hex')
    const tables = await backUp(reached.connection, { file, version, secretKey, at })
    const { size } = await stat(file)
    return `${file}: ${tables} tables, ${byteSize(size)}. It contains secrets, and only you can read it.`
  } finally {
    await reached.close()
  }
}

try {
  console.log(await main())
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
