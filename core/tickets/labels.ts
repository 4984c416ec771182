/** The fields of a ticket that a label can name. `description` and `other` only end what stands before them. */
export type LabelledField =
  | 'number'
  | 'client'
  | 'site'
  | 'name'
  | 'phone'
  | 'email'
  | 'device'
  | 'summary'
  | 'alert'
  | 'subject'
  | 'description'
  | 'other'

/**
 * The labels that ticket systems, their mails, RMM alerts and forms use, in English and German; the surest first.
 *
 * `subject` is apart from `summary` because a mail's subject also holds the number and the words of a notification.
 */
const labels: Record<LabelledField, readonly string[]> = {
  number: [
    'ticket number',
    'ticket id',
    'ticket no',
    'ticket',
    'service ticket',
    'ticketnummer',
    'ticket-nr',
    'ticketnr',
    'ticket nr',
    'ticket-id',
    'case number',
    'case',
    'request id',
    'incident',
    'incident number',
    'vorgangsnummer',
    'id',
    'reference',
  ],
  client: [
    'company',
    'company name',
    'client',
    'client name',
    'client/site',
    'customer',
    'customer name',
    'account',
    'account name',
    'organization',
    'org',
    'organisation',
    'organization name',
    'kunde',
    'kundenname',
    'kundin',
    'firma',
    'mandant',
    'unternehmen',
  ],
  site: ['site', 'site name', 'location', 'standort', 'site/location'],
  name: [
    'contact',
    'contact name',
    'requester',
    'requester name',
    'requestor',
    'requestors',
    'caller',
    'end user',
    'raised by',
    'reported by',
    'requested by',
    'submitted by',
    'logged by',
    'user',
    'user name',
    'full name',
    'ansprechpartner',
    'ansprechpartnerin',
    'kontakt',
    'kontaktperson',
    'melder',
    'gemeldet von',
    'anwender',
    'benutzer',
    'contact details',
    'name',
    'your name',
  ],
  phone: [
    'phone',
    'contact phone',
    'phone number',
    'contact number',
    'telephone',
    'telephone number',
    'work phone',
    'tel',
    'telefon',
    'callback',
    'callback number',
    'call back',
    'direct',
    'direct line',
    'ddi',
    'mobile',
    'mobile phone',
    'mobile number',
    'cell',
    'cell phone',
    'rückrufnummer',
    'telefonnummer',
    'fon',
    'ph',
    'mobil',
    'handy',
    'office',
    'office phone',
  ],
  email: [
    'email',
    'e-mail',
    'contact email',
    'email address',
    'e-mail address',
    'requester email',
    'user email',
    'contact e-mail',
    'e-mail-adresse',
    'mail',
  ],
  device: [
    'device name',
    'device hostname',
    'hostname',
    'host name',
    'computer name',
    'configuration',
    'configurations',
    'configuration item',
    'configuration name',
    'device',
    'devices',
    'computer',
    'machine',
    'machine name',
    'asset',
    'assets',
    'asset name',
    'asset tag',
    'endpoint',
    'pc name',
    'host',
    'gerät',
    'gerätename',
    'rechner',
    'rechnername',
    'computername',
    'system name',
    'config',
    'server',
    'workstation',
    'endpoint name',
    'pc',
    'laptop',
  ],
  summary: [
    'summary',
    'summary description',
    'ticket summary',
    'ticket title',
    'title',
    'issue summary',
    'titel',
    'short description',
    'kurzbeschreibung',
  ],
  alert: ['alert message', 'alert title', 'condition', 'alert', 'alarm', 'alert name'],
  subject: ['subject', 'betreff', 'objet', 'ticket subject'],
  description: [
    'description',
    'initial description',
    'details',
    'discussion',
    'problem description',
    'issue description',
    'beschreibung',
    'nachricht',
    'meldung',
    'problem',
    'message',
    'notes',
    'internal note',
  ],
  other: [
    'from',
    'von',
    'de',
    'to',
    'an',
    'à',
    'cc',
    'bcc',
    'sent',
    'gesendet',
    'date',
    'datum',
    'reply-to',
    'status',
    'priority',
    'board',
    'service board',
    'type',
    'subtype',
    'item',
    'queue',
    'group',
    'agent',
    'assignee',
    'assigned to',
    'resource',
    'resources',
    'owner',
    'team',
    'age',
    'sla',
    'source',
    'tags',
    'due',
    'due by',
    'due date',
    'created',
    'created on',
    'opened',
    'updated',
    'last updated',
    'resolution',
    'contract',
    'category',
    'severity',
    'properties',
    'custom fields',
    'people',
    'history',
    'the basics',
    'ticket metadata',
    'priorität',
    'erstellt',
    'fax',
    'budget hours',
    'ticket type',
    'issue type',
    'date occurred',
    'date logged',
    'admincc',
    'serial number',
    'ip address',
    'operating system',
  ],
}

/** What a label names, and how sure it is: 0 is the surest of its field. `label` is in small letters. */
export type Label = { field: LabelledField; rank: number; label: string }

const byLabel = new Map<string, Label>(
  Object.entries(labels).flatMap(([field, names]) =>
    names.map((label, rank): [string, Label] => [label, { field: field as LabelledField, rank, label }]),
  ),
)

const longestLabel = Math.max(...[...byLabel.keys()].map((name) => name.length))

const owner = /^(?:contact|requester|requestor|customer|client|user|end user|caller|your|primary|ticket) /u
const kind = / ?(?:no|nr|number|nummer|address|adresse)$/u

/** `Requester phone`, `Your e-mail address`, `Tel no`: whose it is and what kind of a value don't matter. */
const ofSomeone = (label: string): Label | null => {
  const noun = label.replace(owner, '').replace(kind, '')
  const found = noun === label ? undefined : byLabel.get(noun)
  return found !== undefined && ['phone', 'email', 'name', 'device'].includes(found.field) ? found : null
}

/** Looks up what stands before a colon, in a line of its own, or at the top of a column: `Ticket #`, `E-Mail`. */
export const labelOf = (written: string): Label | null => {
  // Dots lead to the value in some tools; a star marks what has to be filled in.
  const bare = written.slice(0, longestLabel + 8).replace(/[\s.*#:：]{1,8}$/, '')
  if (written.length > longestLabel + 8) return null
  const label = bare
    .replace(/^[-•·*>\s]{1,4}/u, '')
    .trim()
    .toLowerCase()
  return byLabel.get(label) ?? ofSomeone(label)
}
