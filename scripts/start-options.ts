/** What `npm start -- …` was asked to do. */
export interface StartOptions {
  /** Create the demo workspace. */
  demo: boolean
  /** The demo, with a stand-in for a language model. */
  demoAi: boolean
  /** '' is the first desk; any other name is a separate desk alongside it. */
  profile: string
  /** The server's port on this machine. */
  port: number
  help: boolean
}

export type StartOptionsResult = { ok: true; options: StartOptions } | { ok: false; message: string }

export const usage = `npm start -- [options]
  --demo             fill a demo workspace and print how to sign in
  --demo-ai          the same, with AI answered by a stand-in on this machine
  --profile <name>   open another desk beside the first, for example: --profile two
  --port <number>    port of the server (default: PORT, or 4280)
  --help             show this`

// Must match how the desktop app reads it (electron/main/settings/launch-options.ts).
const profileName = /^[a-z0-9][a-z0-9-]{0,31}$/

/** Parses the arguments after `--`, as either `--port 4281` or `--port=4281`. Unknown ones are rejected. */
export function parseStartOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): StartOptionsResult {
  const options: StartOptions = { demo: false, demoAi: false, profile: '', port: 4280, help: false }
  let port = env['PORT'] || undefined
  const rest = argv.flatMap((argument) => argument.match(/^(--\w+)=(.*)$/s)?.slice(1) ?? [argument])
  while (rest.length > 0) {
    const argument = rest.shift()
    switch (argument) {
      case '--demo':
        options.demo = true
        break
      case '--demo-ai':
        options.demo = true
        options.demoAi = true
        break
      case '--help':
        options.help = true
        break
      case '--profile':
        options.profile = rest.shift() ?? ''
        if (!profileName.test(options.profile)) {
          return rejected(
            'Name the profile with up to 32 lowercase letters, digits, and dashes, for example: --profile two',
          )
        }
        break
      case '--port':
        port = rest.shift() ?? ''
        break
      default:
        return rejected(`"${argument}" is not an option of npm start.\n${usage}`)
    }
  }
  if (port !== undefined) {
    options.port = /^\d{1,5}$/.test(port) ? Number(port) : 0
    if (options.port < 1 || options.port > 65_535) {
      return rejected(`"${port}" is not a port. Give a number from 1 to 65535, for example: --port 4281`)
    }
  }
  return { ok: true, options }
}

/** Why the demo, whose passwords are public, must not be created here; null if it may be. */
export function whyNoDemo(env: Readonly<Record<string, string | undefined>>): string | null {
  const host = env['HOST'] || '127.0.0.1'
  if (['127.0.0.1', '::1', 'localhost'].includes(host) && !env['PUBLIC_URL']) return null
  return 'The demo has passwords that everyone can read, so it stays on this machine. Unset HOST and PUBLIC_URL, or leave out --demo.'
}

function rejected(message: string): StartOptionsResult {
  return { ok: false, message }
}
