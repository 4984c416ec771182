import type { Pairs } from './pairs.ts'

/** Who takes messages, as the server names them. */
const receivers: Pairs = [
  ['Slack', 'Slack'],
  ['Teams', 'Teams'],
  ['The push service', 'Der Push-Dienst'],
  ['The endpoint', 'Der Endpunkt'],
]

/** Why an address couldn't be called. */
const calls: Pairs = [
  ['This isn’t an address', 'Das ist keine Adresse'],
  ['The address has to begin with https://', 'Die Adresse muss mit https:// beginnen'],
  [
    'The address is on a private network. The server’s operator can allow it in BATON_HOOK_NETWORKS',
    'Die Adresse liegt in einem privaten Netz. Wer den Server betreibt, kann es in BATON_HOOK_NETWORKS erlauben',
  ],
  ['No answer in time', 'Keine Antwort in der vorgesehenen Zeit'],
  ['It couldn’t be reached ({code})', 'Nicht erreichbar ({code})'],
]

/** What the server says of a message that it couldn't deliver. It stands behind a colon, so without a full stop. */
export const deliverySentences: Pairs = [
  ...receivers.flatMap(([english, german]): Pairs => [
    [
      `${english} says that this address no longer exists ({status})`,
      `${german} meldet, dass es diese Adresse nicht mehr gibt ({status})`,
    ],
    [`${english} asks to slow down`, `${german} bittet, langsamer zu senden`],
    [
      `${english} redirects elsewhere, which isn’t followed ({status})`,
      `${german} leitet weiter, und dem folgt Baton nicht ({status})`,
    ],
    [`${english} answered {status}`, `${german} hat mit {status} geantwortet`],
    [`${english} refused it ({status})`, `${german} hat es abgelehnt ({status})`],
    [`${english} couldn’t be reached`, `${german} war nicht erreichbar`],
    ...calls.map(([why, inGerman]) => [`${english}: ${why}`, `${german}: ${inGerman}`] as const),
  ]),
  // Of the monitor that hears from every proof, as a sentence.
  ...calls.map(([english, german]) => [`${english}.`, `${german}.`] as const),
  ['Something other than Slack answered', 'Geantwortet hat etwas anderes als Slack'],
  ['Slack said {error}', 'Slack meldet {error}'],
  ['No answer within {seconds} s', 'Keine Antwort innerhalb von {seconds} s'],
  ['It couldn’t be sent ({error})', 'Das Senden ist fehlgeschlagen ({error})'],
  ['No device of this person takes pushes', 'Kein Gerät dieser Person empfängt Push-Nachrichten'],
  ['The device’s subscription can’t be read', 'Die Anmeldung des Geräts ist nicht lesbar'],
  [
    'The server’s secret has changed, so this can’t be read. Set it up again',
    'Der geheime Schlüssel des Servers wurde geändert, deshalb ist das nicht mehr lesbar. Richten Sie es neu ein',
  ],
  ['This person has no email address', 'Diese Person hat keine E-Mail-Adresse'],
  [
    'The mail server didn’t accept the user and password of SMTP_URL',
    'Der Mailserver hat Benutzer und Passwort aus SMTP_URL nicht angenommen',
  ],
  ['The mail server refused it ({code}): {said}', 'Der Mailserver hat es abgelehnt ({code}): {said}'],
  ['The mail server refused it ({code})', 'Der Mailserver hat es abgelehnt ({code})'],
  [
    'The mail server asks to try later ({code}): {said}',
    'Der Mailserver bittet um einen späteren Versuch ({code}): {said}',
  ],
  ['The mail server asks to try later ({code})', 'Der Mailserver bittet um einen späteren Versuch ({code})'],
  ['The mail server couldn’t be reached ({code})', 'Der Mailserver war nicht erreichbar ({code})'],
  ['The mail server took too long', 'Der Mailserver hat zu lange gebraucht'],
  [
    'The settings of this webhook can’t be read. Add it again',
    'Die Einstellungen dieses Webhooks sind nicht lesbar. Fügen Sie ihn erneut hinzu',
  ],
  [
    'The settings of this Teams destination can’t be read. Add it again',
    'Die Einstellungen dieses Teams-Kanals sind nicht lesbar. Fügen Sie ihn erneut hinzu',
  ],
  [
    'The settings of this Slack destination can’t be read. Add it again',
    'Die Einstellungen dieses Slack-Kanals sind nicht lesbar. Fügen Sie ihn erneut hinzu',
  ],
]
