import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail as it arrived: whom it was for, and what it says. */
export type ArrivedMail = { to: string[]; raw: string; mail: Email; at: number }

/** What a mail server can do wrong, by the recipient's address. */
export type MailFault = 'refuse' | 'greylist' | 'slow' | 'die' | 'full'

export type MailServer = {
  url: string
  mails: ArrivedMail[]
  /** How often each recipient was named. */
  asked: Map<string, number>
  faults: Map<string, MailFault>
  /** Answers after this long; milliseconds. */
  slowness: number
  /** Runs once a mail was taken and before the server says so: where a sender may die. */
  beforeAnswer: ((mail: ArrivedMail) => void) | null
  down(): Promise<void>
  up(): Promise<void>
  close(): Promise<void>
}

const answerOf = (code: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode: code })

/** A real SMTP server on this machine, which takes everything unless it is told to fail. */
export const startMailServer = async (): Promise<MailServer> => {
  const mails: ArrivedMail[] = []
  const asked = new Map<string, number>()
  const faults = new Map<string, MailFault>()
  let port = 0
  let server: SMTPServer | null = null
  const start = async () => {
    if (server !== null) return
    const made = new SMTPServer({
      authOptional: true,
      closeTimeout: 100,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo({ address }, _session, done) {
        const times = (asked.get(address) ?? 0) + 1
        asked.set(address, times)
        const fault = faults.get(address)
        if (fault === 'refuse') return done(answerOf(550, 'No such user here'))
        if (fault === 'greylist' && times === 1) return done(answerOf(451, 'Greylisted, try again'))
        if (fault === 'full') return done(answerOf(452, 'Mailbox full'))
        return done()
      },
      onData(stream, session, done) {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        const fault = to.map((address) => faults.get(address)).find((one) => one !== undefined)
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => {
          parts.push(part)
          if (fault === 'die') {
            const { connections } = made as unknown as { connections: Set<{ _socket: { destroy(): void } }> }
            for (const { _socket } of connections) _socket.destroy()
          }
        })
        stream.on('end', () => {
          if (fault === 'die') return
          const raw = Buffer.concat(parts).toString('utf8')
          void PostalMime.parse(raw).then((mail) => {
            const arrived = { to, raw, mail, at: Date.now() }
            mails.push(arrived)
            box.beforeAnswer?.(arrived)
            setTimeout(() => done(null), fault === 'slow' ? box.slowness : 0)
          })
        })
      },
    })
    made.on('error', () => undefined)
    server = made
    await new Promise<void>((resolve) => made.listen(port, '127.0.0.1', () => resolve()))
    port = (made.server.address() as AddressInfo).port
  }
  const down = async () => {
    const stopping = server
    server = null
    if (stopping !== null) await new Promise<void>((resolve) => stopping.close(() => resolve()))
  }
  const box: MailServer = {
    get url() {
      return `smtp://127.0.0.1:${port}`
    },
    mails,
    asked,
    faults,
    slowness: 15_000,
    beforeAnswer: null,
    down,
    up: start,
    close: down,
  }
  await start()
  return box
}
