import type { Rule } from './find.ts'

/** What people call a password, in the languages of the clients that we serve. */
const labels =
  '(?:(?:pg)?pass(?:word|wd|phrase|code)?|pwd|pw|passwort|kennwort|mot de passe|contraseña|senha|hasło|wachtwoord|lösenord|adgangskode)'
/** Other things that are as good as one, and their labels. */
const others =
  '(?:(?:wi-?fi|wlan|wpa2?|guest|network)[ -]?(?:key|schlüssel)|psk|pre-?shared[ -]?key|shared secret|radius secret|community(?: string)?|secret|(?:voicemail|unlock|sim|safe|door)?[ -]?(?:pin|puk)|(?:alarm|door|gate|unlock|safe|entry) code|(?:verification|mfa|2fa|otp|one-time|security|backup|recovery|login) code|otp)'

/** Whose it is, between the label and its value: `Passwort des Dienstkontos: x`, `password for svc-ca: x`. */
const whose =
  '(?:\\s{1,3}(?:for|of|on|des|der|vom|von|für|am|im)(?:\\s{1,3}[A-Za-zÀ-ž0-9@._\\\\-]{1,40}){1,3})?'

const before = '(?<![A-Za-zÀ-ž0-9])'
const edge = '(?![A-Za-zÀ-ž0-9])'
const quoted = `(?:"(?<double>[^"\\n]{1,200})"|'(?<single>[^'\\n]{1,200})'|“(?<curly>[^”\\n]{1,200})”)`

/** Words that follow a label where no value does: what happened to it, or where it is kept. */
const notAValue = new Set(
  `a after again age already also an and another answer any are as asked at back be because been before being box broken but by
  cannot can't change changed changer changes correct could crack dead did didn't do does doesn't don't enrolment entered entry error every
  expired expires expiry fails failed failing field for forgotten fresh from gone got greyed had has hash hasn't have history idea in incorrect
  input invalid is isn't issue it its keeps known layout length limit link lock locked lost manager manually match may me missing mismatch must n/a
  necessary needed never new next no none not nothing now null of off ok okay old on once only or our out over pad page per pending please policy
  problem prompt prompts protected protection provided reader ready received refused rejected relay remains reset required requires rotation rule
  same saved screen see seems server set sent shall she should shown since so still stored string sync synced temporary than that the their them then
  there they this through to today token too tried try twice unchanged unknown until up updated us used user users valid vault via was wasn't we were
  what when where which who will with won't work worked works would wrong yes yesterday you your yet undefined true false empty pasted rate through
  thru over along me it them us away`
    .split(/\s+/u)
    .filter((word) => word !== ''),
)

const stars = /^[*•●.·_x-]{3,}$/iu
const trailing = /[.,;:!?)\]}]+$/u
const bare = (value: string): string => value.replace(trailing, '').toLowerCase()

/** A value after `:` or `=`: anything but a word that says there is none. */
const isAssigned = (value: string): boolean =>
  !notAValue.has(bare(value)) && !stars.test(value) && !/^[([]/u.test(value) && bare(value) !== ''

/** A value in prose has to look like one: a digit, a sign inside, or capitals where no word has them. */
const looksLikeSecret = (value: string): boolean => {
  const core = value.replace(/[.,;:?)\]}]+$/u, '')
  if (core.length < 4 || notAValue.has(bare(value)) || stars.test(core)) return false
  if (/^(?:0x[0-9a-f]+|[0-9]{1,3}(?:[.,][0-9]+)?%?|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)$/iu.test(core))
    return false
  return /[0-9]/u.test(core)
    ? /[A-Za-z]/u.test(core) || core.length >= 4
    : /[a-z][^a-z\s'’.-][A-Za-z]|[#$%^&*+=@!][A-Za-z]|[A-Za-z][#$%^&*+=@]|!$/u.test(core)
}

/** One value without spaces, without the sign that ends its sentence. */
const word = '[^\\s"\'“”<>,;（）]{1,200}(?<![.,;:?)\\]}])'

export const passwordRules: readonly Rule[] = [
  {
    // password: x · password="x" · DB_PASSWORD=x · <password>x</password> · "pwd": "x" · Password;x
    kind: 'password',
    pattern: new RegExp(
      `(?:${before}|(?<=[_.-]))(?:admin-|[A-Za-z]{1,20}[_-]){0,3}${labels}\\d?${edge}["'\`]{0,2}${whose}(?:\\s{0,3}(?:is now|is|was|lautet|ist))?\\s{0,3}(?:=>|->|[:=;>：（]|(?=["'“]))\\s{0,3}(?:${quoted}|(?<bare>${word}))`,
      'dgiu',
    ),
    accept: (_, match) => acceptAssigned(match),
  },
  {
    kind: 'password',
    pattern: new RegExp(
      `name="?${labels}"?\\s{1,3}value="(?<secret>[^"\\n]{1,200})"|key="${labels}"\\s{1,3}value="(?<second>[^"\\n]{1,200})"`,
      'dgiu',
    ),
  },
  {
    // The other things are only ever told with a sign or a verb between, and look like values.
    kind: 'password',
    pattern: new RegExp(
      `${before}${others}${edge}(?:\\s{0,3}(?:=>|->|[:=])\\s{0,3}|\\s{1,3}(?:is|was|ist|lautet)?\\s{0,3})(?:for [a-z ]{1,30} is\\s{1,3})?(?:${quoted}|(?<bare>[0-9]{3}[ -][0-9]{3}|(?!${others}${edge})${word}))`,
      'dgiu',
    ),
    accept: (_, match) => acceptOther(match),
  },
  {
    // The password is x · password was reset to x · changed the password to x · temp password x · Kennwort lautet x
    kind: 'password',
    pattern: new RegExp(
      `${before}${labels}${edge}(?:\\s{1,3}(?:for|of|on)\\s{1,3}[A-Za-z0-9 ]{1,30})?(?:\\s{1,3}(?:now|is|was|are|ist|lautet|to|set|reset|changed|back|as|been|has|auf|geändert))*\\s{1,3}(?:${quoted}|(?<bare>${word}))`,
      'dgiu',
    ),
    accept: (_, match) => acceptProse(match),
  },
  {
    // admin / x, only after a word for signing in
    kind: 'password',
    pattern: new RegExp(
      `${before}(?:log[io]n|sign-?in|creds?|credentials?|zugang|web login)\\b(?:\\s{1,3}(?:to|is|are))?(?:\\s{0,3}[:=]\\s{0,3}|\\s{1,3})[A-Za-z0-9._@\\\\-]{1,64}\\s{0,3}/\\s{0,3}(?<secret>${word})`,
      'dgiu',
    ),
    accept: (secret) => looksLikeSecret(secret),
  },
  // Command lines.
  { kind: 'password', pattern: /\/p(?:ass)?:(?<secret>[^\s"']{1,200})/dgiu },
  {
    kind: 'password',
    pattern:
      /(?<=^|\s)--?pass(?:word)?(?:=|\s{1,3})(?:"(?<double>[^"\n]{1,200})"|'(?<single>[^'\n]{1,200})'|(?<bare>[^\s"'()]{2,200}))/dgiu,
    accept: (_, match) => isAssigned(valueOf(match)),
  },
  {
    kind: 'password',
    pattern: /ConvertTo-SecureString\s{1,3}(?:-String\s{1,3})?["'](?<secret>[^"'\n]{1,200})["']/dgiu,
  },
  {
    kind: 'password',
    pattern: /\bnet\s{1,3}user\s{1,3}[^\s/]{1,64}\s{1,3}(?<secret>[^\s/*][^\s]{0,200})/dgiu,
    accept: (secret) => looksLikeSecret(secret),
  },
  {
    kind: 'password',
    pattern:
      /\bnet\s{1,3}use\s{1,3}(?:[a-z]:\s{1,3}|\*\s{1,3})?\\\\[^\s]{1,200}\s{1,3}(?<secret>[^\s/*][^\s]{0,200})/dgiu,
  },
  {
    kind: 'password',
    pattern:
      /\b(?:psexec|sshpass|mysql|mysqldump|mysqladmin|ldapsearch|ldapmodify|plink|pscp)\b[^\n]{0,300}?\s-[pw]\s?["']?(?<secret>[^\s"']{2,200})/dgiu,
    accept: (secret) => looksLikeSecret(secret),
  },
  {
    kind: 'password',
    pattern: /\bcurl\b[^\n]{0,300}?\s(?:-u|--user)\s{0,3}["']?[^\s:"']{1,64}:(?<secret>[^\s"']{1,200})/dgiu,
  },
  { kind: 'password', pattern: /security answer\s{0,3}(?:[:=]|is)\s{0,3}(?<secret>[^\n]{1,100})/dgiu },
]

const valueOf = (match: RegExpExecArray): string => {
  const { double, single, curly, bare: plain } = match.groups ?? {}
  return double ?? single ?? curly ?? plain ?? ''
}
const isQuoted = (match: RegExpExecArray): boolean => match.groups?.['bare'] === undefined

const acceptAssigned = (match: RegExpExecArray): boolean => isAssigned(valueOf(match))

const acceptOther = (match: RegExpExecArray): boolean =>
  isQuoted(match) ? isAssigned(valueOf(match)) : looksLikeSecret(valueOf(match))

const acceptProse = (match: RegExpExecArray): boolean =>
  isQuoted(match) ? isAssigned(valueOf(match)) : looksLikeSecret(valueOf(match))
