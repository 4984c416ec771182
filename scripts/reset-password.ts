import { Email } from '../core/protocol/auth.ts'
import { createRecovery } from '../server/auth/password-resets.ts'
import { readConfig } from '../server/config.ts'
import { openDatabase } from '../server/store/database.ts'
import { migrate } from '../server/store/migrate.ts'
import { reachDatabase } from './reach-database.ts'

/**
 * `npm run reset-password -- <e-mail>`: prints a link for setting a new password, for an owner who can no longer sign
 * in. Reads the server's environment, and works whether or not the server is running.
 */
const usage = 'Add the person’s email: npm run reset-password -- maya@example.com'

const main = async (): Promise<string> => {
  const email = Email.safeParse(process.argv[2]?.trim())
  if (!email.success || process.argv.length > 3) throw new Error(usage)
  const config = readConfig(process.env)
  if (!config.ok) throw new Error(config.problem.message)
  const opened = await reachDatabase(config.value)
  const db = openDatabase(opened.connection, { max: 1, onError: () => undefined })
  try {
    await migrate(db)
    const reset = await createRecovery(db, email.data, Date.now())
    if (!reset.ok) throw new Error(reset.problem.message)
    const { host, port, publicUrl } = config.value
    const base = publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
    return (
      `${base}/#/reset/${reset.value.code}\n` +
      'Open this within an hour to set a new password. It works once, and signs that person out everywhere.\n' +
      `In the desktop app, click "use the link" on the sign-in screen and paste it.`
    )
  } finally {
    await db.destroy()
    await opened.close()
  }
}

try {
  console.log(await main())
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
