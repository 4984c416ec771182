import { programs } from './command-words.ts'

/** A command that was typed into a text: its name and what follows it, in a form in which two of them compare. */
export type CommandLine = { from: number; to: number; name: string; args: readonly string[] }

// A cmdlet is written with a capital or not, always as verb, hyphen, noun.
const cmdlet =
  '(?:Get|Set|New|Remove|Test|Restart|Start|Stop|Enable|Disable|Clear|Update|Install|Uninstall|Add|Resolve|Invoke|Connect|Disconnect|Import|Export|Repair|Reset|Move|Search|Sync|Register|Unlock)-[A-Z][A-Za-z]{2,40}'

const start = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(?:(?<program>${programs}|net (?:stop|start|use|user|localgroup|time)|sc (?:query|start|stop|config))(?:\\.exe)?|(?<cmdlet>${cmdlet}))(?![\\p{L}\\p{N}_-])`,
  'giu',
)

/** A word or a quoted text behind a command. */
const arg = /[^\S\n]+(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[^\s"',;!?]{1,200})[,;!?]?/uy

/** Programs whose arguments may be plain words; those of others have a digit, a dot, a slash or a hyphen in them. */
const takesWords =
  /^(?:ping|nslookup|dig|tracert|traceroute|mtr|telnet|curl|net|sc|netsh|klist|schtasks|wevtutil|systemctl|apt)|-/u

/** What ends the arguments of a command that stands in a sentence. */
const prose =
  /^(?:and|or|then|but|no|not|on|from|for|to|as|with|in|at|by|of|is|was|shows?|showed|gives?|gave|says?|said|returns?|returned|failed|fails|works?|worked|ok|fine|again|still|und|oder|dann|auf|vom|mit|ergab|zeigt|läuft|nochmal)$/iu

/** Names of parameters that only say what the next word is. */
const naming = new Set([
  'name',
  'computername',
  'identity',
  'path',
  'literalpath',
  'displayname',
  'c',
  'n',
  'port',
  't',
  '4',
  '6',
  'force',
  'count',
])

const bare = (text: string): string =>
  text
    .trim()
    .replace(/^["']|["']$/gu, '')
    .replace(/[.,;!?]+$/u, '')
    .replaceAll('“', '')
    .replaceAll('”', '')
    .toLowerCase()

/** An argument as it compares: a switch begins with one hyphen, however it was typed; null if it changes nothing. */
const normal = (text: string): string | null => {
  const word = bare(text)
  const named = /^[/–—-]{1,2}(.+)$/u.exec(word)?.[1]
  if (named === undefined) return word === '' ? null : word
  return naming.has(named) ? null : `-${named}`
}

/** Programs under their other names. */
const sameProgram: Record<string, string> = {
  traceroute: 'tracert',
  mtr: 'tracert',
  dig: 'nslookup',
  'apt-get': 'apt',
}

/**
 * The commands in a text, in order. Typographic dashes and quotes, case, `.exe`, `/` or `-`, the order of switches and
 * parameter names that only introduce a value make no difference.
 */
export const commandsIn = (text: string): CommandLine[] => {
  const found: CommandLine[] = []
  let done = 0
  for (const match of text.matchAll(start)) {
    if (match.index < done) continue
    const name = (match.groups?.program ?? match.groups?.cmdlet ?? '').toLowerCase()
    const args: string[] = []
    let to = match.index + match[0].length
    for (let count = 0; count < 40; count++) {
      arg.lastIndex = to
      const next = arg.exec(text)
      if (next === null) break
      const raw = next[0].trim()
      const word = raw.replace(/[.,;!?]+$/u, '')
      // Two commands in one line.
      if (/^[&|;<>]/u.test(word)) break
      if (prose.test(word) || (/^\p{L}+$/u.test(word) && !takesWords.test(name))) break
      const value = normal(raw)
      if (value !== null) args.push(value)
      to += next[0].length
      // The sentence goes on behind a comma or a full stop.
      if (/[,;!?]$|[^\d].*\.$/u.test(raw)) break
    }
    found.push({ from: match.index, to, name: sameProgram[name] ?? name, args: args.toSorted() })
    done = to
  }
  return found
}

/** True if the arguments of a command are only words, so that it may as well be a sentence: `ping the gateway`. */
export const isSpoken = ({ name, args }: CommandLine): boolean =>
  /^(?:ping|telnet|curl|arp|dig)$/u.test(name) &&
  args.length > 0 &&
  args.every((one) => /^\p{L}+$/u.test(one))
