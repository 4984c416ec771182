import type { Rule } from './find.ts'

/** Tokens that vendors made recognisable by how they begin. The forms are those the vendors publish. */
const vendorForms = [
  '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}',
  'gh[pousr]_[A-Za-z0-9]{36,255}',
  'github_pat_[A-Za-z0-9_]{22,255}',
  'glpat-[A-Za-z0-9_-]{20,64}',
  'xox[abeoprs]-[A-Za-z0-9-]{10,250}',
  'xapp-[A-Za-z0-9-]{10,250}',
  'sk-ant-[A-Za-z0-9_-]{20,250}',
  'sk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{32,250}',
  '(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,250}',
  'whsec_[A-Za-z0-9+/=]{20,250}',
  'AIza[A-Za-z0-9_-]{35}',
  'ya29\\.[A-Za-z0-9_-]{20,250}',
  'GOCSPX-[A-Za-z0-9_-]{20,64}',
  'SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16,64}',
  'npm_[A-Za-z0-9]{36}',
  'pypi-[A-Za-z0-9_-]{16,250}',
  'hf_[A-Za-z0-9]{30,64}',
  'do[opr]_v1_[a-f0-9]{64}',
  'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}',
  'eyJ[A-Za-z0-9_-]{5,4000}\\.eyJ[A-Za-z0-9_-]{5,8000}(?:\\.[A-Za-z0-9_-]{0,4000})?',
  '[0-9]{8,10}:[A-Za-z0-9_-]{35}',
  '[0-9a-f]{32}-us[0-9]{1,2}',
  '[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{31,34}',
  'AGE-SECRET-KEY-1[A-Z0-9]{20,80}',
  'https://hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9/_-]{10,250}',
  'https://[a-z0-9-]{1,63}\\.webhook\\.office\\.com/[^\\s"\'<>]{10,500}',
  'https://(?:ptb\\.|canary\\.)?discord(?:app)?\\.com/api/webhooks/[0-9]{5,30}/[A-Za-z0-9_-]{10,250}',
]

/** Values that say there is none, after a label: `token: expired`. */
const noValue =
  /^(?:expired|invalid|missing|none|null|unknown|required|revoked|rejected|pairs?|is|was|has|see|in|not|empty|n\/a|true|false)\b/iu

const looksRandom = (text: string): boolean => text.length >= 8 && /[0-9]/u.test(text) && !noValue.test(text)

export const tokenRules: readonly Rule[] = [
  {
    kind: 'token',
    pattern: new RegExp(`(?<![A-Za-z0-9_])(?:${vendorForms.join('|')})(?![A-Za-z0-9_])`, 'dgu'),
  },
  {
    // A label, then `=`, `:` or `is`, then something random.
    kind: 'token',
    pattern:
      /(?<![A-Za-z0-9])(?:x-)?(?:api|access|auth|secret|client|refresh|session|deploy|webhook|bot|id|aws)?[ _-]?(?:secret[ _-]?access[ _-]?key|access[ _-]?key[ _-]?id|access[ _-]?key|api[ _-]?key|secret[ _-]?key|client[ _-]?secret|token|apikey|session|cookie)["']{0,2}\s{0,3}(?:[=:]>?|\bis\b)\s{0,3}["']{0,2}(?<secret>[^\s"'<>,;]{8,4000})/dgiu,
    accept: looksRandom,
  },
  {
    kind: 'token',
    pattern:
      /[?&;](?:sig|signature|code|access_token|SharedAccessKey)=(?<secret>[A-Za-z0-9%_~.+/=-]{16,2000})/dgiu,
  },
  {
    kind: 'key',
    pattern: /(?:AccountKey|SharedAccessKey)=(?<secret>[A-Za-z0-9+/]{20,200}={0,2})/dgiu,
  },
  // BitLocker: eight groups of six digits.
  { kind: 'key', pattern: /(?<![0-9-])[0-9]{6}(?:-[0-9]{6}){7}(?![0-9-])/dgu },
  // Windows and Office: five groups of five.
  {
    kind: 'key',
    pattern: /(?<![A-Z0-9-])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![A-Z0-9-])/dgu,
    accept: (key) => /[0-9]/u.test(key) && /[A-Z]/u.test(key),
  },
  {
    kind: 'private_key',
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:(?!-----END)[\s\S]){0,40000}(?:-----END [A-Z0-9 ]{1,60}-----)?/dgu,
  },
  { kind: 'private_key', pattern: /Private-Lines: [0-9]{1,3}\s(?<secret>[A-Za-z0-9+/=\s]{16,8000})/dgu },
  {
    kind: 'bearer',
    pattern:
      /authorization["']?\s{0,3}[:=]\s{0,3}["']?(?:bearer|basic|token|negotiate|ntlm|apikey)\s{1,3}(?<secret>[A-Za-z0-9._~+/=-]{8,8000})/dgiu,
  },
  {
    kind: 'bearer',
    pattern: /(?<![A-Za-z])bearer\s{1,3}(?<secret>[A-Za-z0-9._~+/=-]{12,8000})/dgiu,
    accept: (secret) => /[0-9]/u.test(secret) || /[a-z][A-Z]/u.test(secret),
  },
  {
    kind: 'connection_string',
    pattern: /[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/"'<>]{0,200}:(?<secret>[^\s@/"'<>]{1,200})@/dgiu,
    accept: (secret) => !/^\*+$/u.test(secret),
  },
]
