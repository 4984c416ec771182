/** Why the policy couldn't be read, though there may be one. */
export type ReadFailure =
  | { kind: 'timed-out'; ms: number }
  /** A code of the system, or of the program that was asked. */
  | { kind: 'failed'; code: string }
  | { kind: 'unknown-answer' }
  | { kind: 'not-text'; type: string }

/** What an administrator's policy says, before it is parsed. */
export type PolicySource =
  | { kind: 'none' }
  | { kind: 'text'; text: string }
  | { kind: 'unreadable'; why: ReadFailure }

/** Where the systems keep it. */
export type PolicyPlaces = {
  /** Throws, as Node does. */
  readText(path: string): string
  /** Runs one of Windows' own programs. A null code: it was ended because it didn't answer in time, or it didn't run at all. */
  run(
    program: 'reg' | 'powershell',
    args: readonly string[],
  ): { code: number | null; printed: string; failure: string | null }
  /** The managed preference `Policy`; '' for none. */
  managedText(): string
}

/** How long such a program may take. Milliseconds. */
export const registryPatience = 5_000

const policies = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies'

/**
 * Reads what an administrator decided for everyone on this machine. That there is nothing has to be certain: what can't be
 * read is `unreadable`, never `none`.
 */
export const readPolicySource = (platform: NodeJS.Platform, places: PolicyPlaces): PolicySource => {
  if (platform === 'darwin') return textOrNone(places.managedText())
  if (platform === 'win32') {
    const found = fromRegistry(places)
    return isRefused(found) ? fromPowerShell(places, found) : found
  }
  try {
    return textOrNone(places.readText('/etc/baton/policy.json'))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    return code === 'ENOENT' ? { kind: 'none' } : { kind: 'unreadable', why: { kind: 'failed', code } }
  }
}

const textOrNone = (text: string): PolicySource =>
  text.trim() === '' ? { kind: 'none' } : { kind: 'text', text }

/**
 * `reg query` says that a key isn't there with the same code as that it may not be read, and explains it in the system's
 * language. So we list the keys above it, which everyone may read: if ours is among them, reading it has to succeed.
 */
const fromRegistry = (places: PolicyPlaces): PolicySource => {
  const above = query(places, policies)
  if (typeof above !== 'string') return above
  const keys = above
    .split(/\r?\n/)
    .map((line) => line.trim().toLowerCase())
    .filter((line) => line.startsWith('hkey_'))
  if (keys.length === 0) return { kind: 'unreadable', why: { kind: 'unknown-answer' } }
  const ours = `${policies}\\Baton`
  if (!keys.includes(ours.toLowerCase())) return { kind: 'none' }
  const printed = query(places, ours)
  return typeof printed === 'string' ? policyAmong(printed) : printed
}

const query = (places: PolicyPlaces, key: string): string | PolicySource => {
  // Of the two views of the registry on 64-bit Windows, that of programs like ours.
  const { code, printed, failure } = places.run('reg', ['query', key, '/reg:64'])
  if (code === 0) return printed
  if (failure === 'ETIMEDOUT') return { kind: 'unreadable', why: { kind: 'timed-out', ms: registryPatience } }
  return { kind: 'unreadable', why: { kind: 'failed', code: failure ?? `reg.exe ${String(code)}` } }
}

const isRefused = (source: PolicySource): boolean =>
  source.kind === 'unreadable' && source.why.kind === 'failed'

/** Prints `none`, `other`, or `text:` and the text. Only commands that restricted PowerShells allow as well. */
const script = `
$ErrorActionPreference = 'Stop'
$names = @(Get-ChildItem -LiteralPath 'HKLM:\\SOFTWARE\\Policies' -Name)
if ($names.Count -eq 0) { 'other' }
elseif ($names -notcontains 'Baton') { 'none' }
else {
  $policy = (Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Policies\\Baton').Policy
  if ($null -eq $policy) { 'none' } elseif ($policy -is [string]) { 'text:' + $policy } else { 'other' }
}`

/**
 * Where administrators switched off the tools for the registry, `reg.exe` refuses everything, and PowerShell doesn't.
 *
 * @param refused what is true if PowerShell doesn't know either
 */
const fromPowerShell = (places: PolicyPlaces, refused: PolicySource): PolicySource => {
  const args = ['-NoProfile', '-NonInteractive', '-Command', script]
  const { code, printed } = places.run('powershell', args)
  const said = printed.trim()
  if (code !== 0) return refused
  if (said === 'none') return { kind: 'none' }
  return said.startsWith('text:') ? textOrNone(said.slice('text:'.length)) : refused
}

/** The value `Policy` among those that are printed: four spaces, name, type, data, which may go over several lines. */
const policyAmong = (printed: string): PolicySource => {
  const lines = printed.split(/\r?\n/)
  const isEntry = (line: string): boolean =>
    / {4}REG_[A-Z_]+(?: {4}|$)/.test(line) || line.startsWith('HKEY_')
  const at = lines.findIndex((line) => /^ {4}Policy {4}REG_/i.test(line))
  if (at === -1)
    return lines.some(isEntry) ? { kind: 'none' } : { kind: 'unreadable', why: { kind: 'unknown-answer' } }
  const [, type = '', data = ''] = /^ {4}Policy {4}(REG_[A-Z_]+)(?: {4}(.*))?$/i.exec(lines[at] ?? '') ?? []
  if (type !== 'REG_SZ') return { kind: 'unreadable', why: { kind: 'not-text', type } }
  const rest = lines.slice(at + 1)
  const end = rest.findIndex(isEntry)
  return textOrNone([data, ...rest.slice(0, end === -1 ? undefined : end)].join('\n').trim())
}
