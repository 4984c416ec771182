import { commandsIn, isSpoken, type CommandLine } from './command-lines.ts'
import { phrases, stemOf, type Phrase } from './trade-words.ts'

/**
 * One thing that a step says was done: `Restart the print spooler on PRINT01` is the action `restart`, the thing
 * `spooler` and the name `print01`.
 */
export type Clause = {
  action: string
  /** What it is done to, without names; `head` is the word that the others qualify. */
  things: ReadonlySet<string>
  head: string
  /** True if its things are words that could stand beside anything: the service, the server, the user. */
  isVague: boolean
  /** Where, for whom, by which means. */
  around: ReadonlySet<string>
  /** Words that make all the difference: another, safe mode, inbound. */
  exact: ReadonlySet<string>
  /** Names and numbers: hosts, addresses, ports, people at a domain. */
  names: ReadonlySet<string>
}

/** Everything that a step says was done, and the commands in it. */
export type StepSense = { clauses: readonly Clause[]; commands: readonly string[] }

/** No one describes a step in more than this; what follows is output. */
const longestRead = 600

/** What is said in several words with others in between, or by undoing and doing again. */
const rewrites: readonly (readonly [RegExp, string])[] = [
  [/[’`´]/gu, "'"],
  [
    /\b(?:turn|switch|power|shut)(?:ed|ing)?\s+(.{1,40}?)\s+off and (?:back )?on\b(?: again)?/gu,
    'restart $1',
  ],
  [/\b(?:turn|switch|power)(?:ed|ing)? off and (?:back )?on(?: again)?\b/gu, 'restart'],
  [
    /\b(?:sign|log)(?:ged|ed|ging|ing)? (?:out|off)(?: of)?( .{1,30}?)? and(?: then)?(?: (?:sign|log)(?:ged|ed)?)?(?: back)? (?:in|on)(?: again)?(?: to)?\b/gu,
    'relogin $1',
  ],
  [/\b(?:uninstall|remove|deinstall)(?:ed|d|ing)? and(?: then)? re-?install(?:ed|ing)?\b/gu, 'reinstall'],
  [/\b(?:delete|remove)d? and(?: then)? re-?creat(?:ed?|ing)\b/gu, 'recreate'],
  [/\bcreated? a new\b/gu, 'recreate'],
  [/\b(?:delete|remove)d? and(?: then)? re-?add(?:ed)?\b/gu, 'readd'],
  [
    /\b(?:delete|remove)d? (.{1,40}?) and(?: then)? (?:re-?add(?:ed)?|add(?:ed)?)(?: it| them)?(?: back)?(?: again)?/gu,
    'readd $1',
  ],
  [
    /\bunplug(?:ged)?(.{0,40}?) and(?: then)? (?:re-?plug(?:ged)?|plug(?:ged)? back)(?: it)?(?: back)?(?: in)?\b/gu,
    'reseat $1',
  ],
  [/\bdisconnect(?:ed)? and(?: then)? re-?connect(?:ed)?\b/gu, 'reconnect'],
  [/\bstop(?:ped)? and(?: then)? (?:re-?)?start(?:ed)?\b/gu, 'restart'],
  [
    /\b(?:try|tried|test|tested|use|used)(?: it)?(?: with| using)? (?:another|a different|a new|a spare|a second) (?=(?:[\p{L}-]{1,20} )?(?:cable|lead|dock|docking station|port|monitor|keyboard|mouse|headset|adapter|charger|power supply|sfp)\b)/gu,
    'replace ',
  ],
  [/\broll(?:ed|ing)? (?!back|out)(.{1,40}?) back\b/gu, 'rollback $1'],
  [/\bturn(?:ed)? (?!off)(.{1,30}?) off\b/gu, 'disable $1'],
  [/\bturn(?:ed)? (?!off|on\b)(.{1,30}?) on\b/gu, 'enable $1'],
]

/** A sentence that says what was not done, or why. */
const denied =
  /(?:^|\s)(?:don't|do not|not|never|no|nicht|kein|keine|ohne|doesn't|didn't|isn't|won't|can't|cannot)(?:\s|$)/u
const purpose =
  /\s(?:so that|because|since|in case|in order to|to see if|to see whether|weil|damit|um zu)\s.*$/u
const remark =
  /(?:^|\s)(?:still|same|fine|ok|okay|error|result|helped|helps|fails?|failed|passed|works?|worked|nothing|weiterhin|fehler)(?:\s|$)/u

type Read = { role: Phrase['role'] | 'name'; concept: string }

const word = /[\p{L}\p{N}][\p{L}\p{N}.@_:\\/-]*/gu
const isName = (text: string): boolean => /\p{N}|[@\\_]|\p{L}\.\p{L}/u.test(text)

/** The words of a part of a step, with what each of them says. */
const readWords = (text: string): Read[] => {
  const words = [...text.matchAll(word)].flatMap(([raw]) => {
    const bare = raw.replace(/[.:/\\-]+$/u, '')
    if (isName(bare) && !/^(?:2fa|ipv4|ipv6)$/u.test(bare)) return [bare]
    // `re-seat` is one word, `power-cycle` two that the list knows as such.
    return bare.replace(/^re-(?=\p{L})/u, 're').split(/[-/.:\\]/u)
  })
  const stems = words.map(stemOf)
  const read: Read[] = []
  for (let at = 0; at < words.length;) {
    const stem = stems[at] ?? ''
    const phrase = phrases
      .get(stem)
      ?.find(({ words: parts }) => parts.every((part, i) => stems[at + i] === part))
    if (phrase !== undefined) {
      read.push({ role: phrase.role, concept: phrase.concept })
      at += phrase.words.length
      continue
    }
    read.push(
      isName(words[at] ?? '') ? { role: 'name', concept: words[at] ?? '' } : { role: 'thing', concept: stem },
    )
    at += 1
  }
  return read
}

/** The same under the name that it goes by for this thing: `delete the cache` clears it. */
const actionOn = (action: string, things: readonly string[]): string => {
  const head = things.at(-1) ?? ''
  if (action === 'remove' && /cach$|cache$/u.test(head)) return 'clear'
  return action === 'set' && head === 'password' ? 'reset' : action
}

/** What an action is done to where no one needs to say it, or says it in other words. */
const thingsOf = (action: string, things: readonly string[]): readonly string[] => {
  if (action === 'rejoin') return ['domain']
  return action === 'clear' && things.length === 1 && things[0] === 'dns' ? ['dnscache'] : things
}

/** A clause from the words of a part; null if nothing is left of it. `inherited` is the action of the part before. */
const clauseOf = (read: readonly Read[], inherited: string | null): Clause | null => {
  const strong = read.find(({ role }) => role === 'action')?.concept ?? null
  const said = strong ?? inherited ?? 'check'
  const main: string[] = []
  const softly: string[] = []
  const around = new Set<string>()
  const exact = new Set<string>()
  const names = new Set<string>()
  let owner: string | null = null
  let place: 'main' | 'owner' | 'around' = 'main'
  let isTaken = false
  for (const { role, concept } of read) {
    const isBegun = main.length + softly.length + names.size > 0 || isTaken
    if (role === 'exact') exact.add(concept)
    else if (role === 'name') names.add(concept)
    else if (role === 'of' && place === 'main') {
      owner ??= main.at(-1) ?? null
      place = 'owner'
    } else if (role === 'before') place = isBegun ? 'around' : 'main'
    else if (role === 'action' && !isTaken && strong === concept) isTaken = true
    else if (role === 'thing' || role === 'action' || role === 'soft') {
      const one = role === 'action' ? `to ${concept}` : concept
      if (place === 'around') around.add(one)
      else (role === 'soft' ? softly : main).push(one)
    }
  }
  if (main.length + softly.length + around.size + names.size + exact.size === 0 && strong === null)
    return null
  const named = owner === null ? main : [...main.filter((one) => one !== owner), owner]
  const things = thingsOf(said, named.length > 0 ? named : softly)
  if (said === 'rejoin') around.delete('domain')
  const isVague = main.length === 0
  return {
    action: actionOn(said, things),
    things: new Set(things),
    head: things.at(-1) ?? '',
    isVague,
    around,
    exact,
    names,
  }
}

/** What a command amounts to, in the words of a step; null if only the same command is the same. */
const amountsTo = ({ name, args }: CommandLine): string | null => {
  const values = args.filter((one) => !one.startsWith('-')).join(' ')
  if (name === 'ipconfig' && args.includes('-flushdns')) return 'clear dns cache'
  if (name === 'clear-dnsclientcache') return 'clear dns cache'
  if (name === 'gpupdate') return 'update group policy'
  if (name === 'sfc') return 'check system file checker'
  if (name === 'dism' && args.includes('-restorehealth')) return 'repair windows image'
  if (name === 'w32tm' && args.includes('-resync')) return 'sync clock'
  if (name === 'restart-service') return `restart ${values} service`
  if (name === 'restart-computer') return `restart ${values === '' ? 'computer' : values}`
  if (name === 'unlock-adaccount') return `unlock account ${values}`
  if (name === 'ping' || name === 'tracert') return `${name} ${values}`
  if (name === 'nslookup' || name === 'resolve-dnsname') return `resolve ${values}`
  return null
}

/** Stopping and starting the same service is restarting it. */
const joined = (commands: readonly CommandLine[]): CommandLine[] =>
  commands.flatMap((command, at) => {
    const verb = command.name
    const service = command.args.join(' ')
    const next = commands[at + 1]
    const before = commands[at - 1]
    const pairs: Record<string, string> = {
      'net stop': 'net start',
      'sc stop': 'sc start',
      'stop-service': 'start-service',
    }
    if (next !== undefined && pairs[verb] === next.name && next.args.join(' ') === service)
      return [{ ...command, name: 'restart-service' }]
    if (before !== undefined && pairs[before.name] === verb && before.args.join(' ') === service) return []
    return [command]
  })

/** Reads what a step says was done. Time in proportion to its first lines; the rest is output. */
export const senseOf = (text: string): StepSense => {
  const start = text.slice(0, longestRead)
  const commands = commandsIn(start).filter((one) => !isSpoken(one))
  let prose = ''
  let done = 0
  for (const { from, to } of commands) {
    prose += `${start.slice(done, from)} ; `
    done = to
  }
  prose = (prose + start.slice(done)).toLowerCase().normalize('NFKC')
  for (const [pattern, by] of rewrites) prose = prose.replace(pattern, by)
  const clauses: Clause[] = []
  let before: string | null = null
  for (const part of prose.split(/[,;\n|&]+|(?<=[\p{L}\p{N})])[.!?:]\s|\b(?:and|then|und|dann)\b/u)) {
    const said = ` ${part.replace(purpose, '')} `
    const read = readWords(said)
    const hasAction = read.some(({ role }) => role === 'action')
    if (denied.test(said) || (!hasAction && remark.test(said) && (before !== null || commands.length > 0)))
      continue
    // Words around a command say that it was run.
    if (!hasAction && commands.length > 0) continue
    const clause = clauseOf(read, before)
    if (clause === null) continue
    clauses.push(clause)
    before = clause.action
  }
  const lines: string[] = []
  for (const command of joined(commands)) {
    const words = amountsTo(command)
    const clause = words === null ? null : clauseOf(readWords(words), null)
    if (clause === null) lines.push([command.name, ...command.args].join(' '))
    else clauses.push(clause)
  }
  return { clauses, commands: lines }
}
