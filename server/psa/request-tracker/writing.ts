import { createHash } from 'node:crypto'
import type { Visibility } from '../../../core/domain/write-up/write-up.ts'
import { plainName } from '../../../core/domain/files/file-name.ts'
import { markOf, signed } from '../../../core/write-ups/posted-text.ts'
import { type Connection, isRefusal, refused, sentencesIn } from './connection.ts'
import { StoredText } from './shapes.ts'
import { isText, storedOf } from './texts.ts'
import type { PsaAnswer } from '../psa-client.ts'
import { psaOk, type PsaProvider, type PsaResult, type PsaWritten } from '../provider.ts'

/**
 * What an answer to a comment says. It is 201 with a list of sentences, of which the first is about the text itself; any of
 * the others can say that something else was refused, although the text is there.
 */
const written = (answer: PsaAnswer): PsaResult<PsaWritten> => {
  const [first = '', ...others] = sentencesIn(answer.text)
  if (isRefusal(first) && !/added|recorded/iu.test(first)) return refused(first)
  const id = answer.headers.get('location')?.split('/').at(-1) ?? ''
  const said = others.filter(isRefusal).join(' ')
  return psaOk({ id, warning: said === '' ? '' : `Request Tracker took the note and said: ${said}` })
}

/**
 * What a file is known by, in the note that it comes with. Its name isn't enough, because mails of clients bring others of the same
 * name; its length isn't either, because RT stores text in another encoding.
 */
const markOfFile = (bytes: Uint8Array): string => markOf(createHash('sha256').update(bytes).digest())

/** Notes, time, statuses and files. The account is their author, whoever did the work. */
export const createWriting = (
  connection: Connection,
): Pick<PsaProvider, 'postNote' | 'addTime' | 'setStatus' | 'attach' | 'attached'> => {
  /** `/comment` is for staff; `/correspond` goes to the client. */
  const write = async (
    ticketId: string,
    visibility: Visibility,
    body: Record<string, unknown> | FormData,
    signal: AbortSignal,
  ): Promise<PsaResult<PsaWritten>> => {
    const there = await connection.ticket(ticketId, signal)
    if (!there.ok) return there
    const way = visibility === 'internal' ? 'comment' : 'correspond'
    const result = await connection.request({
      method: 'POST',
      path: `ticket/${ticketId}/${way}`,
      body,
      signal,
    })
    return result.ok ? written(result.value) : result
  }
  const plain = (content: string) => ({ Content: content, ContentType: 'text/plain' })

  return {
    postNote: (ticketId, { text, visibility }, signal) => write(ticketId, visibility, plain(text), signal),

    // `TimeTaken` adds minutes; a change of `TimeWorked` would set them.
    addTime: (ticketId, { hours, text }, signal) =>
      write(ticketId, 'internal', { ...plain(text), TimeTaken: Math.round(hours * 60) }, signal),

    async setStatus(ticketId, statusId, signal) {
      const result = await connection.request({
        method: 'PUT',
        path: `ticket/${encodeURIComponent(ticketId)}`,
        body: { Status: statusId },
        signal,
      })
      if (!result.ok) return result
      // An unknown status or a move that the lifecycle does not have answers 200 and changes nothing.
      const said = sentencesIn(result.value.text)
      const refusal = said.find(isRefusal)
      return refusal === undefined ? psaOk(null) : refused(refusal)
    },

    async attach(ticketId, { name, type, bytes, visibility }, signal) {
      // A form, because in JSON it takes names for bytes, and fails on all but the simplest. It cuts them at 255 bytes.
      const form = new FormData()
      form.set('JSON', JSON.stringify(plain(signed(name, null, markOfFile(bytes)))))
      form.set('Attachments', new File([new Uint8Array(bytes)], plainName(name), { type }))
      return write(ticketId, visibility, form, signal)
    },

    async attached(ticketId, { name, bytes }, signal) {
      const there = await connection.ticket(ticketId, signal)
      if (!there.ok) return there
      const all = await storedOf(connection, ticketId, signal)
      if (!all.ok) return all
      const called = all.value.filter(({ Filename }) => Filename === plainName(name))
      const same: string[] = []
      for (const { TransactionId: id } of called) {
        const note = all.value.find((one) => one.TransactionId === id && isText(one))
        if (note === undefined) continue
        const text = await connection.read(`attachment/${note.id}`, StoredText, signal)
        if (!text.ok) return text
        if (text.value.Content.includes(markOfFile(bytes))) same.push(id)
      }
      return psaOk(same)
    },
  }
}
