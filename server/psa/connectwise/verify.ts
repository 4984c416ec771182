import type { z } from 'zod'
import type { Connection } from './connection.ts'
import { memberOf } from './records.ts'
import { Board, type Member } from './shapes.ts'
import { psaOk, type PsaProvider, type PsaResult } from '../provider.ts'

/** Tests a connection: who the keys are, what they see and what they may write. */
export const createVerify = (
  connection: Connection,
  everyMember: (signal: AbortSignal) => Promise<PsaResult<z.infer<typeof Member>[]>>,
  { company, pageSize }: { company: string; pageSize: number },
): PsaProvider['verify'] => {
  const { json, readAll } = connection
  const all = { most: Infinity, pageSize }

  /**
   * Whether the keys may write, asked with records that can't be saved: a note on ticket 0, time without a start. Rights are
   * said to come first; if they don't, the first real note tells.
   */
  const mayWrite = async (path: string, body: unknown, signal: AbortSignal): Promise<PsaResult<boolean>> => {
    const answer = await json({ method: 'POST', path, body, signal })
    if (answer.ok) return psaOk(true)
    const { problem } = answer
    if (problem.kind === 'forbidden') return psaOk(false)
    return problem.kind === 'refused' || problem.kind === 'not_found'
      ? psaOk(true)
      : { ok: false, problem: { ...problem, mayHaveHappened: false } }
  }

  return async (signal) => {
    const info = await connection.companyInfo(signal)
    if (!info.ok) return info
    const warnings: string[] = []
    const members = await everyMember(signal)
    if (!members.ok) {
      if (members.problem.kind !== 'forbidden') return members
      warnings.push(
        'These keys can’t read members, so people can’t be mapped. Let their security role read members.',
      )
    }
    const found = await readAll({ path: 'service/boards', signal }, Board, all)
    if (!found.ok && found.problem.kind !== 'forbidden') return found
    const boards = found.ok ? found.value.filter((board) => !board.inactiveFlag) : []
    if (boards.length === 0)
      warnings.push(
        'These keys can’t see any service board. Let their security role see the boards that you use.',
      )
    const notes = await mayWrite(
      'service/tickets/0/notes',
      { text: '', internalAnalysisFlag: true, processNotifications: false },
      signal,
    )
    if (!notes.ok) return notes
    const time = await mayWrite('time/entries', { chargeToType: 'ServiceTicket', chargeToId: 0 }, signal)
    if (!time.ok) return time
    if (!notes.value)
      warnings.push('These keys can’t write notes. Let their security role edit service tickets.')
    if (!time.value) warnings.push('These keys can’t log time. Let their security role add time entries.')
    // No call names the keys' own member: if there is only one for programs, it is that.
    const programs = members.ok
      ? members.value.filter(({ licenseClass, inactiveFlag }) => licenseClass === 'A' && !inactiveFlag)
      : []
    const [only] = programs
    return psaOk({
      signedInAs:
        programs.length === 1 && only !== undefined
          ? memberOf(only).name
          : `an API member of ${info.value.CompanyName || company}`,
      accountId: programs.length === 1 && only !== undefined ? only.identifier : '',
      boards: boards.map(({ id, name }) => ({ id, name })),
      mayWriteNotes: notes.value,
      mayLogTime: time.value,
      warnings,
    })
  }
}
