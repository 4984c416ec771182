import { succeed, type Result } from '../../../core/domain/document/problem.ts'
import type { Psa } from '../contract/psa.ts'
import type { Connection } from './connection.ts'

/** The result without what only the wire needs. */
const only = <T, R>(answer: Result<T>, pick: (value: T) => R): Result<R> =>
  answer.ok ? succeed(pick(answer.value)) : answer

/** Asks the server about ticket systems. */
export const createPsa = ({ request }: Pick<Connection, 'request'>): Psa => ({
  test: async (form) => only(await request('connection:test', form), ({ result }) => result),
  save: async (form) =>
    only(await request('connection:save', form), ({ connectionId, result }) => ({ connectionId, result })),
  remove: async (connectionId) => only(await request('connection:remove', { connectionId }), () => undefined),
  options: async (connectionId) =>
    only(await request('connection:options', { connectionId }), ({ options }) => options),
  choices: async (connectionId, boardId) =>
    only(await request('connection:choices', { connectionId, boardId }), ({ choices }) => choices),
  tickets: async (query) =>
    only(await request('tickets:search', query), ({ tickets, problems }) => ({ tickets, problems })),
  ticket: async (ref) => only(await request('tickets:read', ref), ({ ticket }) => ticket),
  writebacks: async (filter) =>
    only(await request('writebacks:list', filter), ({ rows, next }) => ({ rows, next })),
})
