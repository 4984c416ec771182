import { useCallback, useEffect, useRef, useState } from 'react'
import type { Connection } from '../../../core/domain/ticket/connection.ts'
import type { IntentInput } from '../../../core/intents/registry.ts'
import type { ConnectionOptions } from '../../../core/protocol/psa-messages.ts'
import type { PsaChoice } from '../../../core/psa/choices.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'

/** What a ticket system has to choose from: read from it when the settings are opened. */
export type ReadOptions =
  | { state: 'reading' | 'offline' }
  | { state: 'read'; options: ConnectionOptions }
  | { state: 'failed'; problem: string }

export const useOptions = (connectionId: string): { read: ReadOptions; again: () => void } => {
  const desk = useDesk()
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const [read, setRead] = useState<ReadOptions>({ state: 'reading' })
  const asked = useRef(0)
  const load = useCallback(async () => {
    asked.current += 1
    const mine = asked.current
    const answer = await desk.psa.options(connectionId)
    if (mine !== asked.current) return
    setRead(
      answer.ok
        ? { state: 'read', options: answer.value }
        : { state: 'failed', problem: answer.problem.message },
    )
  }, [desk, connectionId])
  useEffect(() => {
    if (isOnline) void load()
    return () => {
      asked.current += 1
    }
  }, [isOnline, load])
  const again = () => {
    setRead({ state: 'reading' })
    void load()
  }
  return { read: isOnline || read.state === 'read' ? read : { state: 'offline' }, again }
}

/** What there is to choose for one board, read from the ticket system when the board is picked. */
export type ReadChoices =
  | { state: 'none' | 'reading' }
  | { state: 'read'; choices: readonly PsaChoice[] }
  | { state: 'failed'; problem: string }

export const useBoardChoices = (connectionId: string, boardId: string | null): ReadChoices => {
  const desk = useDesk()
  const [read, setRead] = useState<{ boardId: string; answer: ReadChoices } | null>(null)
  useEffect(() => {
    if (boardId === null) return undefined
    let current = true
    void desk.psa.choices(connectionId, boardId).then((answer) => {
      if (!current) return
      setRead({
        boardId,
        answer: answer.ok
          ? { state: 'read', choices: answer.value }
          : { state: 'failed', problem: answer.problem.message },
      })
    })
    return () => {
      current = false
    }
  }, [desk, connectionId, boardId])
  if (boardId === null) return { state: 'none' }
  return read?.boardId === boardId ? read.answer : { state: 'reading' }
}

type Settings = Omit<IntentInput<'connection.settings'>, 'connectionId'>

/** Changes a connection's settings at the server, which alone decides them. */
export const useChangeSettings = ({ id }: Connection): ((settings: Settings) => Promise<void>) => {
  const desk = useDesk()
  return useCallback(
    async (settings) => {
      const result = await desk.request('connection.settings', { connectionId: id, ...settings })
      if (!result.ok) toast(result.problem.message, { tone: 'red' })
    },
    [desk, id],
  )
}
