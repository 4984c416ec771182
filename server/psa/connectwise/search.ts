import type { z } from 'zod'
import { idPattern } from './ids.ts'
import { containsText, isExact, ofMember, resourcesIn } from './conditions.ts'
import type { Connection } from './connection.ts'
import { lineOf } from './records.ts'
import { Line } from './shapes.ts'
import { psaOk, type PsaProvider, type PsaResult, type PsaTicketLine } from '../provider.ts'

/** Longer conditions go into a body: no address may have more than about 2,000 characters. */
const longestConditions = 1200

/** Finding tickets by number, text, client and member. */
export const createSearch = ({ readAll }: Connection, pageSize: number): PsaProvider['searchTickets'] => {
  const find = async (
    conditions: readonly string[],
    most: number,
    keep: (line: z.infer<typeof Line>) => boolean,
    signal: AbortSignal,
  ): Promise<PsaResult<PsaTicketLine[]>> => {
    const condition = conditions.join(' and ')
    const isLong = condition.length > longestConditions
    // Ids grow with time and are indexed; what was entered or changed last is not, and is slow on a large system.
    const query = new URLSearchParams({
      ...(condition === '' || isLong ? {} : { conditions: condition }),
      orderBy: 'id desc',
      fields: 'id,summary,status/id,status/name,company/name,owner/identifier,resources,_info/lastUpdated',
    }).toString()
    const lines = await readAll(
      isLong
        ? { method: 'POST', path: `service/tickets/search?${query}`, body: { conditions: condition }, signal }
        : { path: `service/tickets?${query}`, signal },
      Line,
      { most, pageSize, keep },
    )
    if (!lines.ok) return { ok: false, problem: { ...lines.problem, mayHaveHappened: false } }
    return psaOk(lines.value.map(lineOf))
  }

  return async ({ text, memberId, openOnly, limit }, signal) => {
    const most = Math.min(200, limit)
    const shared = openOnly ? ['closedFlag = false'] : []
    const own = memberId === null ? null : ofMember(memberId)
    if (memberId !== null) {
      if (own === null) return psaOk([])
      shared.push(own)
    }
    const isOwn = (line: z.infer<typeof Line>) =>
      memberId === null ||
      line.owner?.identifier.toLowerCase() === memberId.toLowerCase() ||
      resourcesIn(line.resources).includes(memberId.toLowerCase())

    const wanted = text.trim()
    const number = wanted.replace(/^#/u, '')
    if (idPattern.test(number)) {
      const numbered = await find([`id = ${Number(number)}`, ...shared], most, isOwn, signal)
      if (!numbered.ok || numbered.value.length > 0) return numbered
    }
    if (wanted === '') return find(shared, most, isOwn, signal)
    const inTitle = containsText('summary', wanted)
    const inClient = containsText('company/name', wanted)
    if (inTitle === null || inClient === null) return psaOk([])
    const exact = isExact(wanted)
    const isMeant = ({ summary, company: client }: z.infer<typeof Line>) =>
      exact || [summary, client?.name ?? ''].some((part) => part.toLowerCase().includes(wanted.toLowerCase()))
    return find(
      [`(${inTitle} or ${inClient})`, ...shared],
      most,
      (line) => isOwn(line) && isMeant(line),
      signal,
    )
  }
}
