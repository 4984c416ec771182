import { createTransport, type Transporter } from 'nodemailer'
import { clipped, oneLine } from '../../../core/notify/clip.ts'
import { emailText } from '../../../core/notify/email-text.ts'
import { trustSystemCertificates } from '../../outgoing/system-network.ts'
import type { MailSettings } from './mail-settings.ts'
import { type Channel, failed, type Outgoing, personRetries, type SendResult } from '../channel.ts'

type SmtpError = Error & { code?: string; responseCode?: number; syscall?: string; response?: string }

/** Before there is a connection nothing can have arrived; after it, no answer says nothing. */
const mayHaveArrived = ({ responseCode, syscall, code, message }: SmtpError): boolean =>
  responseCode === undefined &&
  syscall !== 'connect' &&
  code !== 'EDNS' &&
  !/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|Greeting never|Connection timeout/u.test(
    message,
  )

const resultOf = (error: SmtpError): SendResult => {
  const { responseCode, response = '', code = '' } = error
  const said = response === '' ? '' : `: ${response.replace(/^\d{3}[ -]/u, '').slice(0, 120)}`
  if (code === 'EAUTH')
    return failed('temporary', 'The mail server didn’t accept the user and password of SMTP_URL')
  if (responseCode !== undefined && responseCode >= 500)
    return failed('permanent', `The mail server refused it (${responseCode})${said}`)
  if (responseCode !== undefined)
    return failed('temporary', `The mail server asks to try later (${responseCode})${said}`)
  return failed('temporary', `The mail server couldn’t be reached (${code === '' ? error.name : code})`, {
    mayHaveArrived: mayHaveArrived(error),
  })
}

/** Ids of mails: derived from what they are about, so that a mail that is sent again is the same one to mailboxes. */
const idsOf = ({ id, thread }: Outgoing, host: string) => {
  const rootOf = (key: string) => `<${key}@${host}>`
  if (thread === null) return { messageId: rootOf(id), parent: null }
  if (thread.isFirst) return { messageId: rootOf(thread.key), parent: null }
  return { messageId: rootOf(id), parent: thread.rootId ?? rootOf(thread.key) }
}

/** Mail over SMTP. All mails of one escalation to one person are one thread, under one subject. */
export const createEmail = ({ url, from }: MailSettings): Channel => {
  if (url.startsWith('smtps:')) trustSystemCertificates()
  const transport: Transporter = createTransport(url, {
    pool: true,
    maxConnections: 5,
    maxMessages: 100,
    connectionTimeout: 8000,
    greetingTimeout: 8000,
    socketTimeout: 12_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as object)
  const host = from.address.split('@')[1] ?? 'baton'
  return {
    name: 'email',
    retries: personRetries,
    attemptMs: 10_000,
    lanes: 5,
    async send(outgoing, signal) {
      const { to, messages, at } = outgoing
      if (to.kind !== 'email') return failed('permanent', 'This person has no email address')
      const { subject, text, html } = emailText(messages)
      const { messageId, parent } = idsOf(outgoing, host)
      const isUrgent = messages.some(({ priority, isOver }) => priority === 'urgent' && !isOver)
      const sending = transport
        .sendMail({
          from,
          to: { name: clipped(oneLine(to.name), 80), address: to.to },
          subject: parent === null ? subject : `Re: ${subject}`,
          text,
          html,
          messageId,
          date: new Date(at),
          ...(parent === null ? {} : { inReplyTo: parent, references: [parent] }),
          ...(isUrgent ? { priority: 'high' as const } : {}),
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        .then(
          (): SendResult => ({ ok: true, providerId: messageId }),
          (error: SmtpError) => resultOf(error),
        )
      // The transport can't be told to stop; whatever becomes of it later is the same mail as the next attempt's.
      const stopped = new Promise<SendResult>((done) => {
        const stop = () =>
          done(failed('temporary', 'The mail server took too long', { mayHaveArrived: true }))
        if (signal.aborted) stop()
        else signal.addEventListener('abort', stop, { once: true })
      })
      return Promise.race([sending, stopped])
    },
    async close() {
      transport.close()
    },
  }
}
