/** What a phrase says in a step: something done, what it was done to, or a word that carries nothing. */
export type WordRole = 'action' | 'light' | 'thing' | 'exact' | 'soft' | 'before' | 'of' | 'nothing'

/**
 * Actions as technicians write them, by what they amount to. English and German; the endings of English verbs are
 * taken off before a word is looked up.
 */
const actions: Record<string, string> = {
  restart:
    'restart|reboot|power cycle|powercycle|bounce|recycle|cold boot|hard reset|neu starten|neustarten|neustart|neu gestartet|neugestartet|durchgestartet|rebootet|rebooten',
  relogin: 'relogin|re login|neu anmelden|neu angemeldet|ab und anmelden',
  start: 'start|boot|launch|starten|gestartet',
  stop: 'stop|kill|end task|beenden|beendet|gestoppt',
  reset: 'reset|zurücksetzen|zurückgesetzt',
  unlock: 'unlock|entsperren|entsperrt',
  reinstall: 'reinstall|reinstallation|neu installieren|neu installiert|neuinstallation',
  install: 'install|deploy|roll out|installieren|installiert',
  uninstall: 'uninstall|deinstallieren|deinstalliert',
  remove: 'remove|delete|forget|drop|entfernen|entfernt|löschen|gelöscht',
  recreate: 'recreate|rebuild|rebuilt|neu anlegen|neu angelegt|neu erstellen|neu erstellt',
  create: 'create|anlegen|angelegt|erstellen|erstellt',
  readd: 'readd',
  rejoin: 'rejoin|rejoined',
  add: 'add|assign|hinzufügen|hinzugefügt|zuweisen|zugewiesen',
  update: 'update|upgrade|patch|flash|aktualisieren|aktualisiert',
  rollback: 'roll back|rollback|downgrade|revert',
  repair: 'repair|reparieren|repariert',
  clear: 'clear|flush|purge|empty|wipe|leeren|geleert',
  replace: 'replace|swap|swap out|exchange|tauschen|getauscht|austauschen|ausgetauscht|ersetzen|ersetzt',
  reseat: 'reseat|replug|neu stecken|neu gesteckt|umgesteckt',
  disable: 'disable|turn off|switch off|deactivate|deaktivieren|deaktiviert|ausschalten|ausgeschaltet',
  enable: 'enable|turn on|switch on|activate|aktivieren|aktiviert|einschalten|eingeschaltet',
  connect: 'connect|verbinden|verbunden',
  reconnect: 'reconnect|neu verbinden|neu verbunden',
  disconnect: 'disconnect|trennen|getrennt',
  sync: 'sync|resync|synchronize|synchronise|synchronisieren|synchronisiert',
  retry: 'retry|rerun|run again|repeat|wiederholen|wiederholt',
  restore: 'restore|recover|wiederherstellen|wiederhergestellt',
  move: 'move|migrate|verschieben|verschoben',
  rename: 'rename|umbenennen|umbenannt',
  set: 'set|configure|change|adjust|lower|raise|increase|ändern|geändert|einstellen|eingestellt',
  extend: 'extend|expand|erweitern|erweitert',
  open: 'open|allow|whitelist|öffnen|geöffnet|freigeben|freigegeben',
  block: 'block|blacklist|sperren|gesperrt',
  release: 'release',
  print: 'print|drucken|gedruckt',
  scan: 'scan|scannen|gescannt',
  call: 'call|phone|ring|anrufen|angerufen',
  ping: 'ping|pinged|anpingen|angepingt',
  trace: 'trace|traceroute|trace route|tracert|mtr',
  resolve: 'nslookup|dig|look up|resolve|auflösen',
  check:
    'check|verify|confirm|inspect|review|look at|look in|look into|test|see if|make sure|validate|compare|prüfen|geprüft|überprüfen|überprüft|kontrollieren|kontrolliert|testen|getestet|nachsehen|angesehen',
}

/** Verbs that say nothing by themselves: `run a repair` is a repair. */
const light =
  'run|ran|do|did|perform|try|tried|force|execute|carry out|make|made|have|had|get|got|use|used|ausführen|ausgeführt|durchführen|durchgeführt|gemacht'

/** Things under the different names they go by. */
const things: Record<string, string> = {
  spooler: 'spooler|print spooler|spooler service|print spooler service|druckerwarteschlangendienst',
  printqueue: 'print queue|printer queue|druckerwarteschlange|druckwarteschlange',
  dnscache: 'dns cache|resolver cache|dns resolver cache|dns client cache',
  gpo: 'group policy|group policies|gpo|gruppenrichtlinie|gruppenrichtlinien|policies',
  pc: 'pc|computer|machine|laptop|notebook|workstation|desktop|endpoint|rechner',
  router: 'router|modem|fritzbox',
  ap: 'access point|ap|wap|accesspoint',
  wifi: 'wifi|wi fi|wlan|wireless',
  cable:
    'cable|patch cable|patch lead|network cable|ethernet cable|lan cable|lead|kabel|netzwerkkabel|patchkabel',
  nic: 'nic|network adapter|network card|network adaptor|netzwerkkarte|netzwerkadapter',
  nicdriver: 'nic driver|network driver|network adapter driver|network card driver',
  mailprofile: 'outlook profile|mail profile|email profile|outlook profil|mailprofil',
  userprofile: 'user profile|windows profile|benutzerprofil',
  credentials:
    'credentials|cached credentials|saved credentials|stored credentials|saved password|stored password|cached password|credential manager|windows credentials',
  password: 'password|pw|passwort|kennwort',
  eventlog: 'event log|event viewer|eventlog|event logs|ereignisanzeige|ereignisprotokoll',
  driver: 'driver|treiber',
  printerdriver: 'printer driver|print driver|druckertreiber',
  printer: 'printer|drucker|mfp|copier',
  printserver: 'print server|printserver|druckserver',
  mailserver: 'exchange server|mail server',
  server: 'server',
  firmware: 'firmware',
  bios: 'bios|uefi',
  antivirus: 'antivirus|anti virus|av|virenscanner|defender',
  ad: 'ad|active directory',
  dc: 'dc|domain controller|domänencontroller',
  domain: 'domain|domäne',
  account: 'account|ad account|user account|konto|benutzerkonto',
  mfa: 'mfa|2fa|two factor|authenticator',
  vpnclient: 'vpn client|vpnclient|vpn software',
  vpn: 'vpn|vpn connection|vpn tunnel|vpn verbindung',
  certificate: 'certificate|cert|zertifikat',
  clock: 'clock|time|system time|uhrzeit|systemzeit',
  diskspace: 'disk space|free space|free disk space|speicherplatz|diskspace',
  disk: 'disk|hard drive|hard disk|ssd|festplatte',
  memory: 'memory|ram|arbeitsspeicher',
  backupjob: 'backup job|backup|sicherung|datensicherung|backupjob',
  backupagent: 'backup agent',
  rmmagent: 'rmm agent|rmm',
  dock: 'dock|docking station|dockingstation',
  hotspot: 'hotspot|mobile hotspot|phone hotspot|tethering',
  windowsupdate: 'windows update|windows updates',
  windowsupdateservice: 'windows update service|wuauserv',
  systemfiles: 'system file checker|sfc|system files',
  imagehealth: 'windows image|component store',
  addin: 'add in|addin|add ins|plugin|plug in|com add in',
  ost: 'ost|ost file|ostfile',
  otherusers:
    'anyone else|other user|other users|others|other people|someone else|colleagues|andere benutzer',
  license: 'license|licence|lizenz',
  mailbox: 'mailbox|postfach',
  toner: 'toner|toner cartridge|cartridge',
  isp: 'isp|provider',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
}

/** What has to be the same on both sides, because it is what makes the difference. */
const exact: Record<string, string> = {
  safemode: 'safe mode|abgesicherter modus|abgesicherten modus',
  other: 'another|other|different|second|anderer|anderen|anderes|andere',
  admin: 'admin|administrator|elevated',
  inbound: 'inbound|incoming',
  outbound: 'outbound|outgoing',
  defaults: 'factory defaults|factory settings',
  wired: 'wired|per kabel',
  off: 'off',
  only: 'only|nur',
}

/** Words that only stand beside what is meant, and don't count where anything else is named. */
const soft =
  'service|software|app|application|tool|program|user|device|box|connection|file|system|page|unit|windows|current|new|newest|latest|free|whole|affected|server|network|job|date|version|dienst|benutzer|gerät|domain joined'

/** Words that stand before a place, a person or a means. */
const before =
  'on|at|in|for|from|with|via|using|under|by|over|through|into|to|onto|against|auf|am|an|im|für|mit|über|unter|bei|aus|beim|zum|zur'

/** Words behind which stands what the thing before them belongs to: the firmware of the printer. */
const of = 'of|der|des|von|vom'

const nothing =
  'a|an|the|this|that|these|those|his|her|their|its|my|our|your|and|or|then|also|just|again|once|twice|more|one|time|times|it|them|him|is|are|was|were|be|been|being|does|if|whether|why|when|who|whom|how|what|which|where|there|ask|asked|tell|told|let|please|works|work|working|worked|up|back|first|now|still|all|any|some|quick|full|fully|manually|manual|remote|remotely|locally|local|client|customer|caller|s|die|das|den|dem|ein|eine|einen|einem|und|oder|dann|noch|mal|nochmal|erneut|ob|ist|sind|wurde|wird|funktioniert|geht|kunde|kunden|bitte|habe|hat|haben'

/** A word without the endings of English verbs and plurals: `swapped` and `swap`, `caches` and `cache`. */
export const stemOf = (word: string): string => {
  if (word.length < 4 || /[^\p{L}]/u.test(word)) return word
  const bare = word
    .replace(/(?:ing|ed)$/u, (end) => (word.length - end.length >= 3 ? '' : end))
    .replace(/(?<!s|u|i)s$/u, '')
    .replace(/e$/u, '')
  return bare.length > 3 && /([bdfgmnprt])\1$/u.test(bare) ? bare.slice(0, -1) : bare
}

export type Phrase = { words: readonly string[]; role: WordRole; concept: string }

const phrasesOf = (role: WordRole, concept: string, list: string): Phrase[] =>
  list
    .split('|')
    .map((phrase) => ({ words: phrase.split(' ').map(stemOf), role, concept: concept || phrase }))

const named = (role: WordRole, concepts: Record<string, string>): Phrase[] =>
  Object.entries(concepts).flatMap(([concept, list]) => phrasesOf(role, concept, list))

/** All phrases by their first word, the longest first. */
export const phrases: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const all = [
    ...named('exact', exact),
    ...named('thing', things),
    ...named('action', actions),
    ...phrasesOf('light', 'do', light),
    ...phrasesOf('before', '', before),
    ...phrasesOf('of', '', of),
    ...phrasesOf('nothing', '', nothing),
    ...phrasesOf('soft', '', soft),
  ]
  const byFirst = new Map<string, Phrase[]>()
  for (const phrase of all) {
    const first = phrase.words[0] ?? ''
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase])
  }
  for (const [first, found] of byFirst)
    byFirst.set(
      first,
      found.toSorted((a, b) => b.words.length - a.words.length),
    )
  return byFirst
})()
