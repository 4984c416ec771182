import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { imageLimits, type Attachment } from '../../core/domain/attachment.ts'
import type { FileView } from './desk.ts'
import { useDesk, useReadable } from './hooks.ts'
import { imagesDraftKey, imagesOfDraft } from './image-drafts.ts'

/** An image as it can be shown now; fetched while this is on the screen. */
export const useImage = ({ hash, type }: Pick<Attachment, 'hash' | 'type'>): FileView => {
  const desk = useDesk()
  return useReadable(useMemo(() => desk.image({ hash, type }), [desk, hash, type]))
}

/** The images that were put into something that is not sent yet. */
export type DraftImages = {
  images: readonly Attachment[]
  /** How many are being made ready. */
  preparing: number
  /** Why one was not taken. */
  problem: string | null
  add(files: readonly File[]): void
  remove(hash: string): void
  /** Forgets them after they were sent. */
  clear(): void
  /** All that was added, once it is ready, and why one was not taken. */
  settled(): Promise<{ images: readonly Attachment[]; problem: string | null }>
}

/**
 * The images of a session's draft. They survive anything, like the words: each is on the device before it is shown.
 *
 * What cannot be taken is said in a sentence, and changes nothing else.
 */
export const useDraftImages = (sessionId: string): DraftImages => {
  const desk = useDesk()
  const key = imagesDraftKey(sessionId)
  const [images, setImages] = useState<readonly Attachment[]>([])
  const [preparing, setPreparing] = useState(0)
  const [problem, showProblem] = useState<string | null>(null)
  const list = useRef<readonly Attachment[]>([])
  const latestProblem = useRef<string | null>(null)
  /** One change after the other, the first being what the device has. */
  const turn = useRef<Promise<unknown>>(Promise.resolve())

  const setProblem = useCallback((sentence: string | null) => {
    latestProblem.current = sentence
    showProblem(sentence)
  }, [])
  const inTurn = useCallback((work: () => Promise<void>) => {
    const done = turn.current.then(work)
    turn.current = done.catch((error: unknown) => console.error('draft images', error))
  }, [])
  const keep = useCallback(
    async (next: readonly Attachment[]) => {
      list.current = next
      setImages(next)
      await desk.writeDraft(key, next.length === 0 ? '' : JSON.stringify(next))
    },
    [desk, key],
  )

  useEffect(() => {
    inTurn(async () => {
      list.current = imagesOfDraft(await desk.readDraft(key))
      setImages(list.current)
    })
  }, [desk, key, inTurn])

  const addOne = useCallback(
    async (file: File) => {
      if (list.current.length >= imageLimits.perEntry) {
        setProblem(`An entry holds ${imageLimits.perEntry} images at most. Send these, then add the rest.`)
        return
      }
      const kept = await desk.keepImage({ body: file, name: file.name })
      if (!kept.ok) setProblem(kept.problem.message)
      else if (!list.current.some(({ hash }) => hash === kept.value.hash))
        await keep([...list.current, kept.value])
    },
    [desk, keep, setProblem],
  )

  return {
    images,
    preparing,
    problem,
    add(files) {
      setProblem(null)
      setPreparing((count) => count + files.length)
      for (const file of files) {
        inTurn(async () => {
          try {
            await addOne(file)
          } finally {
            setPreparing((count) => count - 1)
          }
        })
      }
    },
    remove(hash) {
      setProblem(null)
      inTurn(async () => keep(list.current.filter((image) => image.hash !== hash)))
    },
    clear() {
      setProblem(null)
      inTurn(async () => keep([]))
    },
    async settled() {
      await turn.current
      return { images: list.current, problem: latestProblem.current }
    },
  }
}
