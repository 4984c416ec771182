import { chosenFor } from '../../../core/psa/choices.ts'
import { cut } from '../../../core/domain/text/text.ts'
import type { Visibility } from '../../../core/domain/write-up/write-up.ts'
import { boardOfChoices } from '../chosen.ts'
import { type Connection, idPattern, noTicket } from './connection.ts'
import type { EntityFields, FieldsOf } from './fields.ts'
import { levelFor, usualNoteType } from './publish.ts'
import { Attachment } from './shapes.ts'
import { psaFailed, psaOk, type PsaProvider, type PsaProviderOptions, type PsaResult } from '../provider.ts'

/** Characters that titles and texts of notes have where the tenant does not say. */
const [usualTitle, usualText] = [250, 3200]

const titleOf = (name: string): string => cut(name, usualTitle, usualTitle - 1)

const isOffered = (fields: EntityFields, field: string, id: string): boolean =>
  fields.values(field).some((value) => value.id === id)

/**
 * Notes, statuses and files.
 *
 * Who reads a note is a number of the tenant's own. Nothing is written as long as it is not known for certain which one is
 * meant, because a wrong guess shows internal notes to clients.
 */
export const createWriting = (
  { query, write }: Connection,
  fieldsOf: FieldsOf,
  { chosen }: PsaProviderOptions,
  readBack: PsaProvider['readBack'],
): Pick<PsaProvider, 'postNote' | 'setStatus' | 'attach' | 'attached'> => {
  const levelOf = (fields: EntityFields, board: string, visibility: Visibility): PsaResult<number> => {
    const wanted = chosenFor(chosen, board, visibility === 'internal' ? 'internalNote' : 'clientNote')
    const level = wanted === '' ? levelFor(fields, visibility) : wanted
    if (level !== '' && isOffered(fields, 'publish', level)) return psaOk(Number(level))
    const who = visibility === 'internal' ? 'internal notes' : 'notes for the client'
    return psaFailed(
      'refused',
      wanted === ''
        ? `It isn’t clear which publish level of Autotask is for ${who}. Choose it in the connection.`
        : `Autotask no longer has the publish level that was chosen for ${who}. Choose another in the connection.`,
    )
  }

  return {
    async postNote(ticketId, { title, text, visibility, memberId }, signal) {
      if (!idPattern.test(ticketId)) return noTicket()
      if (memberId !== null && !idPattern.test(memberId))
        return psaFailed('refused', 'Autotask has no such resource. Map the technician to another one.')
      const fields = await fieldsOf('TicketNotes', signal)
      if (!fields.ok) return fields
      const board = await boardOfChoices(chosen, ticketId, readBack, signal)
      if (!board.ok) return board
      const publish = levelOf(fields.value, board.value, visibility)
      if (!publish.ok) return publish
      const noteType = chosenFor(chosen, board.value, 'noteType') || usualNoteType(fields.value)
      if (noteType === '' || !isOffered(fields.value, 'noteType', noteType))
        return psaFailed(
          'refused',
          'It isn’t clear which type notes have in Autotask. Choose it in the connection.',
        )
      const longest = fields.value.length('description', usualText)
      if (text.length > longest)
        return psaFailed(
          'refused',
          `Autotask takes notes of at most ${longest} characters, and this one has ${text.length}. Shorten it, or attach it as a file.`,
        )
      const longestTitle = fields.value.length('title', usualTitle)
      return write(
        'POST',
        // Notes are read under one address and written under another.
        `Tickets/${ticketId}/Notes`,
        {
          title: cut(title, longestTitle, longestTitle - 1) || 'Note',
          description: text,
          noteType: Number(noteType),
          publish: publish.value,
        },
        memberId,
        signal,
      )
    },

    async setStatus(ticketId, statusId, signal) {
      if (!idPattern.test(ticketId)) return noTicket()
      if (!idPattern.test(statusId)) return psaFailed('refused', 'Autotask has no such status.')
      const changed = await write(
        'PATCH',
        'Tickets',
        { id: Number(ticketId), status: Number(statusId) },
        null,
        signal,
      )
      return changed.ok ? psaOk(null) : changed
    },

    async attach(ticketId, { name, bytes, visibility }, signal) {
      if (!idPattern.test(ticketId)) return noTicket()
      const board = await boardOfChoices(chosen, ticketId, readBack, signal)
      if (!board.ok) return board
      // Files have levels of their own. What was chosen for notes is found among them by its label.
      const notes = await fieldsOf('TicketNotes', signal)
      if (!notes.ok) return notes
      const fields = await fieldsOf('TicketAttachments', signal)
      if (!fields.ok) return fields
      const ofNotes = levelOf(notes.value, board.value, visibility)
      if (!ofNotes.ok) return ofNotes
      const label = notes.value.label('publish', String(ofNotes.value))
      const same = fields.value.values('publish').filter((value) => value.name === label)
      const level = same.length === 1 ? (same[0]?.id ?? '') : levelFor(fields.value, visibility)
      if (level === '')
        return psaFailed(
          'refused',
          `Autotask has no publish level “${label}” for files, so it isn’t clear who would see this one. It was not attached.`,
        )
      return write(
        'POST',
        `Tickets/${ticketId}/Attachments`,
        {
          id: 0,
          attachmentType: 'FILE_ATTACHMENT',
          fullPath: name,
          title: titleOf(name),
          publish: Number(level),
          data: Buffer.from(bytes).toString('base64'),
        },
        null,
        signal,
      )
    },

    async attached(ticketId, { name, bytes }, signal) {
      if (!idPattern.test(ticketId)) return noTicket()
      const ofTicket = [{ op: 'eq', field: 'ticketID', value: Number(ticketId) }] as const
      const found = await query('TicketAttachments', [...ofTicket], Attachment, signal)
      if (!found.ok) return found
      const same = found.value.filter(
        ({ title, fileSize }) => title === titleOf(name) && (fileSize ?? bytes.length) === bytes.length,
      )
      return psaOk(same.map(({ id }) => id))
    },
  }
}
