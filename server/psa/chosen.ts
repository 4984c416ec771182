import type { PsaChosen } from '../../core/psa/choices.ts'
import { psaOk, type PsaProvider, type PsaResult } from './provider.ts'

/** The board whose choices count for a ticket; '' without asking if no board has choices of its own. */
export const boardOfChoices = async (
  chosen: PsaChosen | undefined,
  ticketId: string,
  readBack: PsaProvider['readBack'],
  signal: AbortSignal,
): Promise<PsaResult<string>> => {
  if (chosen === undefined || Object.keys(chosen.boards).length === 0) return psaOk('')
  const state = await readBack(ticketId, signal)
  return state.ok ? psaOk(state.value.boardId) : state
}
