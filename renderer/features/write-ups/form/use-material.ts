import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Session } from '../../../../core/domain/session/session.ts'
import type { Material } from '../../../../core/write-ups/material.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { usePeople } from '../../../data/react/use-people.ts'
import { readSession } from '../../export/read-session.ts'

/** What a write-up is drafted from; `isWhole` unless the session's contents couldn't be had. */
export type ReadMaterial = { material: Material; isWhole: boolean }

/** How long confirming waits for the session's contents before it goes on with what there is. Milliseconds. */
const patience = 2000

/**
 * What a session holds, read when it is opened and again whenever it changes.
 *
 * `read` is undefined until then. `settled` answers with the latest, and never takes long.
 */
export const useMaterial = (
  session: Session,
): { read: ReadMaterial | undefined; settled: () => Promise<ReadMaterial> } => {
  const desk = useDesk()
  const people = usePeople()
  const [read, setRead] = useState<ReadMaterial | undefined>(undefined)
  const sessionAlone = useMemo(
    (): ReadMaterial => ({
      material: {
        session,
        entries: [],
        branches: [],
        facts: [],
        fixes: [],
        handoffs: [],
        names: new Map([...people.values()].map(({ id, name }) => [id, name])),
      },
      isWhole: false,
    }),
    [session, people],
  )
  const alone = useRef(sessionAlone)
  useLayoutEffect(() => {
    alone.current = sessionAlone
  }, [sessionAlone])
  const reading = useRef<Promise<ReadMaterial>>(Promise.resolve(sessionAlone))
  const { id, rev, stateVersion, entryCount } = session
  /** Whatever happens to a session changes one of these. */
  const version = `${rev}/${stateVersion}/${entryCount}`
  const shown = useRef('')
  useEffect(() => {
    let current = true
    const now = readSession(desk, id)
      .then((contents) => (contents === null ? alone.current : { material: contents, isWhole: true }))
      .catch(() => alone.current)
    reading.current = now
    const show = async () => {
      const next = await now
      if (!current) return
      shown.current = version
      setRead(next)
    }
    void show()
    return () => {
      current = false
    }
  }, [desk, id, version])
  return {
    read,
    settled: async () => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise<ReadMaterial>((resolve) => {
        timer = setTimeout(() => resolve(alone.current), patience)
      })
      const settled = await Promise.race([reading.current, late])
      clearTimeout(timer)
      return settled
    },
  }
}
