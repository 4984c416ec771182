import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import { database, user, type PostgresConnection } from './embedded-postgres.ts'
import { passwordFile } from './postgres-socket.ts'

/**
 * How to connect to the embedded PostgreSQL that another process runs for a data folder; undefined if none does.
 *
 * For programs that work alongside a server. Only someone who can enter the cluster's folder can connect.
 */
export async function runningPostgres(dataDir: string): Promise<PostgresConnection | undefined> {
  try {
    const cluster = path.join(await realpath(dataDir), 'postgres')
    const file = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8')
    // Process id, data folder, start, port, socket folder ("." is the cluster), address.
    const [, , , port, folder = '', address] = file.split('\n')
    const where = { port: Number(port), user, database }
    if (process.platform !== 'win32') return { ...where, host: path.resolve(cluster, folder) }
    return { ...where, host: address ?? '', password: await readFile(passwordFile(cluster), 'utf8') }
  } catch {
    return undefined
  }
}
