export type MailSettings = {
  /** `smtps://user:password@mail.example.com`. */
  url: string
  /** Whom mails come from: `Baton <baton@example.com>`. */
  from: { name: string; address: string }
}

const address = /^[^\s@<>,;"]{1,64}@[A-Za-z0-9.-]{1,190}$/u

/** Reads `Baton <baton@example.com>` or `baton@example.com`; null if it is neither. */
export const mailFrom = (text: string): MailSettings['from'] | null => {
  const named = /^([^<>\r\n]{0,80})<([^<>]+)>$/u.exec(text.trim())
  const [name, bare] = named === null ? ['', text.trim()] : [named[1] ?? '', named[2] ?? '']
  if (!address.test(bare)) return null
  const plain = name.replaceAll('"', '').trim()
  return { name: plain === '' ? 'Baton' : plain, address: bare }
}
