import { useEffect } from 'react'
import type { Session } from '../../../core/domain/session.ts'
import { useDesk } from '../../data/hooks.ts'

/** Remembers what is seen of a session, while the window is in view. */
export const useMarkOpened = ({ id, rev }: Pick<Session, 'id' | 'rev'>): void => {
  const desk = useDesk()
  useEffect(() => {
    const mark = () => {
      if (document.visibilityState === 'visible') desk.markSessionOpened(id, rev)
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [desk, id, rev])
}
