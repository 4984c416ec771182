import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { escaped, pageOf } from '../ticket-system/page.ts'

/** A mail that Baton sent: to whom, from when, and what it says. Times in milliseconds. */
export type CaughtMail = { id: number; to: string[]; subject: string; text: string; at: number }

/** The demo's mailbox: a mail server that keeps everything and sends nothing on, and a page to read it. */
export type DemoMailbox = {
  /** What the server has to be started with to use it. */
  env: Record<string, string>
  url: string
  /** The latest first. */
  mails: readonly CaughtMail[]
  stop(): Promise<void>
}

/** The most mails that are kept, and the largest that is taken, in bytes. */
const most = 200
const largest = 1_000_000

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

/** Text with its addresses as links; nothing else in it is markup. */
const withLinks = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/u)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part),
    )
    .join('')

const listPage = (mails: readonly CaughtMail[]): string =>
  pageOf(
    'Mail of the demo',
    `<h1>Mail</h1><p>What Baton would have sent. It stays on this machine.</p>
${
  mails.length === 0
    ? '<p>None yet. Sign in as Ben, sign out again, and escalate one of Ana’s sessions.</p>'
    : `<table><tr><th>At</th><th>To</th><th>Subject</th></tr>${mails
        .map(
          ({ id, to, subject, at }) =>
            `<tr><td>${escaped(clock.format(at))}</td><td>${escaped(to.join(', '))}</td>
<td><a href="/${id}">${escaped(subject)}</a></td></tr>`,
        )
        .join('')}</table>`
}`,
  )

const mailPage = ({ to, subject, text, at }: CaughtMail): string =>
  pageOf(
    subject,
    `<p><a href="/">All mail</a></p><h1>${escaped(subject)}</h1>
<p>To ${escaped(to.join(', '))} · ${escaped(clock.format(at))}</p><article><pre>${withLinks(text)}</pre></article>`,
  )

/** What a browser is shown; null for a mail that isn't there. */
export const mailboxPage = (mails: readonly CaughtMail[], path: string): string | null => {
  if (path === '/') return listPage(mails)
  const mail = mails.find(({ id }) => `/${id}` === path)
  return mail === undefined ? null : mailPage(mail)
}

const listen = async (server: Server | SMTPServer, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })

/**
 * Starts it, its page at `port`. Null if something else has the port.
 *
 * @param serverUrl the address at which people open Baton on this machine, which links in mails lead to
 */
export const startDemoMailbox = async (port: number, serverUrl: string): Promise<DemoMailbox | null> => {
  const mails: CaughtMail[] = []
  let nextId = 1
  const smtp = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    size: largest,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => {
        if (!stream.sizeExceeded) parts.push(part)
      })
      const keep = async () => {
        if (stream.sizeExceeded)
          return done(Object.assign(new Error('The demo takes mails of up to 1 MB.'), { responseCode: 552 }))
        try {
          const { subject = '', text = '' } = await PostalMime.parse(Buffer.concat(parts).toString('utf8'))
          const to = envelope.rcptTo.map(({ address }) => address)
          mails.unshift({ id: nextId, to, subject, text, at: Date.now() })
          nextId += 1
          mails.splice(most)
          return done(null)
        } catch (error) {
          return done(error instanceof Error ? error : new Error(String(error)))
        }
      }
      stream.on('end', () => void keep())
    },
  })
  const pages = createServer((request, response) => {
    const url = URL.parse(request.url ?? '/', 'http://mailbox')
    // Under no other name: a page elsewhere can't have its own name lead here and read a link that claims.
    const isHere = /^(?:127\.0\.0\.1|localhost):\d+$/u.test(request.headers.host ?? '')
    const page = isHere && url !== null ? mailboxPage(mails, url.pathname) : null
    response.writeHead(page === null ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'referrer-policy': 'no-referrer',
    })
    response.end(page ?? 'There is nothing here.')
  })
  try {
    await listen(pages, port)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return null
    throw error
  }
  await listen(smtp, 0)
  // A sender that goes away in the middle of a mail is no reason to end the demo.
  smtp.on('error', () => undefined)
  return {
    env: {
      SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
      MAIL_FROM: 'Baton <baton@northwind.example>',
      PUBLIC_URL: serverUrl,
    },
    url: `http://127.0.0.1:${(pages.address() as AddressInfo).port}`,
    mails,
    async stop() {
      pages.closeAllConnections()
      await new Promise<void>((resolve) => pages.close(() => resolve()))
      await new Promise<void>((resolve) => smtp.close(() => resolve()))
    },
  }
}
